import { dayOfId } from "#lib/run/ids.ts";
import { lookupSql } from "./engine-database.ts";

/** When a call was first meant to go out, and how often it has; null: it is not in the ledger. */
export async function firstIntent(key: string): Promise<{ at: number; attempts: number } | null> {
  const day = dayOfId(key.split("/")[0] ?? "");
  if (day === null) return null;
  const [row] = await lookupSql()<{ intended_at: Date; attempts: number }[]>`
    select intended_at, attempts from effect where day = ${day} and key = ${key}`;
  return row ? { at: row.intended_at.getTime(), attempts: row.attempts } : null;
}
