/** Keeps runs in PostgreSQL: a batch of turns is one transaction, fenced. */
import type { Sql } from "#drizzle/client.ts";
import type { Graph } from "../../core/advance.ts";
import { fold } from "../../effects/database/fold.ts";
import { notesIn } from "../../effects/database/notes.ts";
import { Orders } from "../../effects/database/orders.ts";
import { performInside } from "../../effects/perform.ts";
import { commitTurns } from "../../store/commit-turns.ts";
import { loadMessages } from "../../store/load-messages.ts";
import type { RunStore } from "../run-store.ts";

export function postgresRunStore(sql: Sql, graphOf: (flowId: string, version: number) => Graph | null, slot: number): RunStore {
  return {
    load: (messages) => loadMessages(sql, messages, graphOf),
    commit: (work) =>
      sql.begin(async (tx) => {
        const orders = new Orders(tx);
        const desk = { orders, notes: notesIn(tx) };
        return await work({
          fold: (foldings) => (foldings.length > 0 ? fold(tx, desk, foldings) : Promise.resolve()),
          hasOrders: (wanted) => orders.has(wanted),
          perform: (calls) => performInside(desk, calls),
          write: async (written, fence) => {
            await orders.write();
            await commitTurns(tx, written, fence, slot);
          },
        });
      }) as ReturnType<typeof work>,
  };
}
