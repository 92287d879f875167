/** A body with a sealed part, and the same part opened beside it under one name at its end: what was sent can be cut out again, byte for byte. */

export const openedName = "tradewind_opened";

/** `raw` is a JSON object; what does not open to JSON is kept as text. */
export function withOpened(raw: string, opened: string): string {
  const end = raw.lastIndexOf("}");
  return `${raw.slice(0, end)},"${openedName}":${isJson(opened) ? opened : JSON.stringify(opened)}${raw.slice(end)}`;
}

/** What was sent. */
export function withoutOpened(text: string): string {
  const at = text.lastIndexOf(`,"${openedName}":`);
  return at < 0 ? text : text.slice(0, at) + text.slice(text.lastIndexOf("}"));
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
