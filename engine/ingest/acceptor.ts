/** Accepts arrivals: matches them, commits them in groups, and hands what they start to the lanes. */
import type { Sql } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { limits } from "#lib/limits.ts";
import { faultPoint } from "../fault-point.ts";
import type { Catalog } from "../runtime/catalog.ts";
import type { Delivery } from "../runtime/lane.ts";
import { within } from "../runtime/within.ts";
import { acceptEvents } from "../store/accept-events.ts";
import { type Matched, match } from "./accept.ts";
import { GroupCommit, Overloaded } from "./batch.ts";
import { fillInOrders } from "./fill-in-orders.ts";
import type { Accepted, Incoming } from "./incoming.ts";

export interface Acceptor {
  /** Resolves after the commit. Rejects with `Overloaded` where the sender should come again. */
  accept(incoming: Incoming): Promise<Accepted>;
  readonly queuedBytes: number;
  drain(): Promise<void>;
}

/**
 * @param offer takes what was committed, in the order of the log
 * @param isFull whether the work that waits has reached its bound, so that nothing more is taken
 */
export function acceptor(
  sql: Sql,
  catalog: Catalog,
  slot: number,
  offer: (deliveries: readonly Delivery[], events: ReadonlyMap<string, { readonly event: CanonicalEvent; readonly bytes: number }>) => void,
  isFull: () => boolean = () => false,
): Acceptor {
  const commit = new GroupCommit<Incoming, Accepted>(
    (batch) => within(flush(sql, catalog, slot, offer, batch), limits.acceptCommitMs, unanswered),
    { rowsMax: limits.acceptRowsMax, bytesMax: limits.acceptBytesMax, queueBytesMax: limits.acceptQueueBytesMax },
    isContent,
  );
  return {
    accept: (incoming) =>
      isFull()
        ? Promise.reject(new Overloaded("too much is waiting to be done"))
        : commit.add(incoming, incoming.body.byteLength + 1_024).catch((error: unknown) => {
            throw isContent(error) || error instanceof Overloaded
              ? error
              : new Overloaded("the database is not answering", { cause: error });
          }),
    get queuedBytes() {
      return commit.queuedBytes;
    },
    drain: () => commit.drain(),
  };
}

async function flush(
  sql: Sql,
  catalog: Catalog,
  slot: number,
  offer: Parameters<typeof acceptor>[3],
  arrived: readonly Incoming[],
): Promise<Accepted[]> {
  const batch = await fillInOrders(sql, arrived);
  for (let tries = 0; tries < 8; tries++) {
    if (catalog.revision < 0) await catalog.refresh();
    const matched: Matched[] = batch.map((incoming) => match(incoming, (event) => catalog.startedBy(event)));
    faultPoint("before-commit-1");
    const result = await acceptEvents(
      sql,
      matched.map(({ row }) => row),
      catalog.revision,
      slot,
    );
    if (!result.current) {
      await catalog.refresh();
      continue;
    }
    faultPoint("after-commit-1");
    offer(result.deliveries, new Map(matched.map(({ event, row }) => [event.id, { event, bytes: row.body.byteLength }])));
    return matched.map(({ row }, i) => {
      const first = result.duplicateOf[i] ?? null;
      return { eventId: first ?? row.id, duplicate: first !== null };
    });
  }
  throw new Overloaded("flows are being published faster than events can be matched to them");
}

/** A commit that never answers: its senders come again, and what was stored all the same is found in the log. */
const unanswered = () => new Overloaded("the database did not answer");

/** SQLSTATE 22 (data), 23 (constraint), 21, 42: about what was sent, not about the database's health. */
const isContent = (error: unknown) => error instanceof Error && "code" in error && /^(22|23|21|42|54)/.test(String(error.code));
