/** Identifiers that carry their day: UUIDv7, whose first 48 bits are milliseconds. A row's partition is read off its id. */
import { utcDay } from "../commerce/instant.ts";

/** UTC day (`2026-11-22`) inside a UUIDv7; null where the text is no UUID. */
export function dayOfId(id: string): string | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id)) return null;
  return utcDay(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
