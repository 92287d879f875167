/** What a document says about something, short enough to be kept with every step. */
import { limits } from "../limits.ts";

/** The first lines as plain text: marks of Markdown and HTML are for pages. */
export function brief(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const plain = text
    .slice(0, 2_000)
    .replace(/<[^<>\n]{0,200}>/g, " ")
    .replace(/!?\[([^[\]\n]{0,200})\]\([^()\n]{0,400}\)/g, "$1")
    .replace(/[`*#>|]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (plain === "") return undefined;
  return cut(plain, limits.apiAboutCharsMax);
}

/** An example or a default, as it would be typed; a group of fields is none. */
export function briefValue(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return value === "" || value.length > limits.apiExampleCharsMax ? undefined : value;
  return undefined;
}

export const cut = (text: string, most: number): string =>
  text.length > most
    ? `${text
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`
    : text;
