/** Accepts an event from a screen or the API: the same commit as a webhook's, then the lanes' owners are told. */
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { acceptor } from "../ingest/acceptor.ts";
import { announcer } from "../ingest/announce.ts";
import { Overloaded } from "../ingest/batch.ts";
import type { Accepted, Incoming } from "../ingest/incoming.ts";
import { Catalog } from "../runtime/catalog.ts";
import { readBacklog } from "../store/backlog.ts";
import { database } from "../store/database.ts";
import { readPublished, readVersions } from "../store/flows.ts";
import type { Announce } from "../store/keep-beyond.ts";
import { Refusal } from "./actor.ts";

const holder = globalThis as typeof globalThis & { tradewindCatalog?: Catalog };

/** The same bound as for webhooks, read at each call: a script that puts events in is slower than its own database. */
async function requireRoom(): Promise<void> {
  if ((await readBacklog(database().sql)) >= limits.backlogMax) throw new Refusal(503, "busy", refusalWords.busy);
}

function catalog(): Catalog {
  const { sql } = database();
  holder.tradewindCatalog ??= new Catalog({ published: () => readPublished(sql), versions: (wanted) => readVersions(sql, wanted) });
  return holder.tradewindCatalog;
}

/**
 * What follows from a change by hand, accepted with it: there is such an event if and only if the change was made. It is not held
 * back by a backlog, for then the change would stand and its answer ask to make it once more.
 */
export const announceNow: Announce = (tx, changes, falls) =>
  changes.length + falls.length === 0 ? Promise.resolve() : announcer(catalog(), 0, Date.now)(tx, changes, falls);

export async function acceptNow(incoming: Incoming): Promise<Accepted> {
  const { sql } = database();
  await requireRoom();
  const accepted = await acceptor(sql, catalog(), 0, () => {})
    .accept(incoming)
    .catch((error: unknown) => {
      throw error instanceof Overloaded ? new Refusal(503, "busy", refusalWords.busy) : error;
    });
  await tellOwners();
  return accepted;
}

/** It is accepted whatever becomes of this: without it the lanes' owners look at the next poll. */
export async function tellOwners(): Promise<void> {
  await database()
    .sql.notify("tradewind", "accepted")
    .catch(() => {});
}
