/** Rows written by hand go the way that flows' rows go, under the same locks: neither loses what the other wrote. */
import { failureSaid, failureWords } from "#lib/language/failures.ts";
import type { Failure } from "#lib/run/failure.ts";
import { type OpenDesk, openDesk } from "../effects/database/open-desk.ts";
import { database } from "../store/database.ts";
import { together } from "../store/together.ts";
import { type Actor, Refusal } from "./actor.ts";

export const byHand = ({ workspaceId, name }: Actor, at: string) => ({ key: "", workspaceId, runId: null, at, by: name });

/** The table is marked as changed, for everybody who looks at it. */
export function inside<T>(tableId: string, work: (desk: OpenDesk) => Promise<T>): Promise<T> {
  return database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    const result = await work(desk);
    await together(desk.write());
    await tx`update data_table set updated_at = now() where id = ${tableId}`;
    return result;
  }) as Promise<T>;
}

export function refusalOf(failure: Failure | undefined): Refusal {
  const code = failure?.code ?? "table.gone";
  return new Refusal(422, code, failureSaid(code) ?? failureWords["table.gone"]);
}
