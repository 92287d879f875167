/** Accepts an event from a screen or the API: the same commit as a webhook's, then the lanes' owners are told. */
import { acceptor } from "../ingest/acceptor.ts";
import type { Accepted, Incoming } from "../ingest/incoming.ts";
import { Catalog } from "../runtime/catalog.ts";
import { database } from "../store/database.ts";
import { readPublished, readVersions } from "../store/flows.ts";

const holder = globalThis as typeof globalThis & { tradewindCatalog?: Catalog };

export async function acceptNow(incoming: Incoming): Promise<Accepted> {
  const { sql } = database();
  holder.tradewindCatalog ??= new Catalog({ published: () => readPublished(sql), versions: (wanted) => readVersions(sql, wanted) });
  const accepted = await acceptor(sql, holder.tradewindCatalog, 0, () => {}).accept(incoming);
  // it is accepted whatever becomes of this: without it the lanes' owners look at the next poll
  await sql.notify("tradewind", "accepted").catch(() => {});
  return accepted;
}
