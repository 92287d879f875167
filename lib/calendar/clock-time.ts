/** A time of day as people type it: `9`, `9:30`, `0930`, `９：３０`, `6pm`. Null for what is none. */
export function readClockTime(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[.点时]/g, ":")
    .replace(/分$/, "")
    .replace(/:$/, "");
  const parts = /^(\d{1,2})(?::?(\d{2}))?\s*(am|pm)?$/.exec(plain);
  if (!parts) return null;
  const half = parts[3];
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (half && (hour < 1 || hour > 12)) return null;
  const whole = half ? (hour % 12) + (half === "pm" ? 12 : 0) : hour;
  if (minute > 59 || whole > 24 || (whole === 24 && minute > 0)) return null;
  return `${String(whole).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
