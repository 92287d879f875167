/** Every typed part is somewhere in the name, the summary, the pinyin or its initials. */
export function matches(_value: string, search: string, keywords: string[] = []): number {
  const hay = keywords.join(" ").toLowerCase();
  const parts = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (!parts.every((part) => hay.includes(part))) return 0;
  const [en = "", zh = ""] = keywords;
  return parts.every((part) => `${en} ${zh}`.toLowerCase().includes(part)) ? 1 : 0.5;
}
