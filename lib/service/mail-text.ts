/** What a customer wrote in a mail: the letter without the one it answers, and HTML as text. */

const quoteHeads = [
  /^\s*-{2,}\s*(?:original message|forwarded message|原始邮件|转发邮件|原邮件)\s*-{2,}/i,
  /^\s*on .{5,200} wrote:\s*$/i,
  /^\s*am .{5,200} schrieb .{0,120}:\s*$/i,
  /^\s*le .{5,200} a écrit\s*:\s*$/i,
  /^\s*(?:在|于)?\s*\d{4}.{5,120}(?:写道|寫道)\s*[:：]\s*$/,
  /^\s*发件人\s*[:：]/,
  /^\s*_{20,}\s*$/,
  /^\s*from:\s.+$/i,
];
const signature = /^-- ?$/;

/** Where everything is quoted, the whole stays: nothing is better lost than an empty question. */
export function withoutQuote(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const joined = (at: number) => `${lines[at] ?? ""} ${lines[at + 1] ?? ""}`.trim();
  const cut = lines.findIndex(
    (line, at) =>
      signature.test(line) ||
      quoteHeads.some((head) => head.test(line) || (/^\s*(?:on|am|le|在|于)\b/i.test(line) && head.test(joined(at)))),
  );
  const kept = (cut > 0 ? lines.slice(0, cut) : lines)
    .filter((line) => !/^\s*>/.test(line))
    .join("\n")
    .trim();
  return kept === "" ? text.trim() : kept.replace(/\n{3,}/g, "\n\n");
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

export const textOfHtml = (html: string): string =>
  html
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<blockquote\b[\s\S]*$/i, "")
    .replace(/<(?:br|hr)\b[^>]*>/gi, "\n")
    .replace(/<\/(?:p|div|tr|li|h[1-6]|table)\s*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
      if (code > 0 && code <= 0x10_ff_ff) return String.fromCodePoint(code);
      return (name && entities[name.toLowerCase()]) || whole;
    })
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** A subject without what answering and forwarding put before it. */
export const bareSubject = (subject: string): string => subject.replace(/^(?:\s*(?:re|aw|fwd?|sv|答复|回复|转发)\s*[:：])+\s*/i, "").trim();

/** Message ids in a References or In-Reply-To line, in order. */
export const idsIn = (line: string): string[] => line.match(/<[^<>\s]{1,250}>/g) ?? [];
