/** Keeps runs in PostgreSQL: a batch of turns is one transaction, fenced. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { Graph } from "../../core/advance.ts";
import { fold } from "../../effects/database/fold.ts";
import { type OpenDesk, openDesk } from "../../effects/database/open-desk.ts";
import { performInside } from "../../effects/perform.ts";
import { commitTurns } from "../../store/commit-turns.ts";
import { expireApprovals } from "../../store/keep-approvals.ts";
import type { Announce } from "../../store/keep-beyond.ts";
import { loadMessages } from "../../store/load-messages.ts";
import { confirmPauses } from "../../store/pauses.ts";
import { keepMirrored, type Mirrors } from "../../store/platform-mirror.ts";
import { together } from "../../store/together.ts";
import { cameSince, inBurst, listeners, lockGroups } from "../../store/waits.ts";
import { Pauses } from "../pauses.ts";
import type { DatabaseCall, Outcome, RunStore, Written } from "../run-store.ts";

const noMirrors: Mirrors = new Map();

/** @param mirrors the connections of sources, whose orders' changes are said to the platform too */
export function postgresRunStore(
  sql: Sql,
  graphOf: (flowId: string, version: number) => Graph | null,
  slot: number,
  pauses: Pauses = new Pauses(),
  announce: Announce = async () => {},
  mirrors: () => Mirrors = () => noMirrors,
): RunStore {
  return {
    load: (messages) => loadMessages(sql, messages, graphOf),
    commit: (work) =>
      sql.begin(async (tx) => {
        const desk = openDesk(tx);
        const { orders, stock } = desk;
        return await work({
          fold: (foldings) => (foldings.length > 0 ? fold(tx, desk, foldings) : Promise.resolve()),
          hasOrders: (wanted) => orders.has(wanted),
          listeners: (events) => listeners(tx, events),
          cameSince: (waits) => cameSince(tx, waits),
          groups: (runIds) => lockGroups(tx, runIds),
          expire: (waits) => expireApprovals(tx, waits),
          inBurst: (lanes) => inBurst(tx, lanes),
          settle: () => desk.settle(),
          falls: () => stock.falls,
          changes: () => orders.changes,
          perform: (calls) => (mirrors().size === 0 ? performInside(desk, calls) : performMirrored(tx, desk, mirrors(), calls)),
          write: async (written, fence) => {
            // sent one behind the other and awaited together: they are done in this order, and the batch waits for the database once
            await together([...desk.write(), confirmPaused(tx, written, pauses), commitTurns(tx, written, fence, slot, announce)]);
          },
        });
      }) as ReturnType<typeof work>,
  };
}

async function performMirrored(
  tx: Transaction,
  desk: OpenDesk,
  mirrors: Mirrors,
  calls: readonly DatabaseCall[],
): Promise<readonly Outcome[]> {
  const outcomes = await performInside(desk, calls);
  await keepMirrored(tx, mirrors, calls, outcomes, (workspaceId, id) => desk.orders.get(workspaceId, id)?.sourceId ?? null);
  return outcomes;
}

/** A run put aside for a pause that has just been lifted would wait for nobody: its batch is taken again, now that it is known. */
async function confirmPaused(tx: Transaction, { live }: Written, pauses: Pauses): Promise<void> {
  const flowIds = [
    ...new Set(live.filter(({ reason, journal }) => reason === "paused" && journal.length === 0).map(({ flowId }) => flowId)),
  ];
  if (flowIds.length === 0) return;
  const standing = await confirmPauses(tx, flowIds);
  if (standing.size === flowIds.length) return;
  await pauses.refresh();
  // as after a deadlock: no message is to blame
  throw Object.assign(new Error("a pause was lifted while a turn was under way"), { code: "40001" });
}
