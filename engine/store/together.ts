/**
 * Waits for all that was sent on a transaction, and fails with what went wrong first. `Promise.all` would end the transaction
 * while some of it goes on, and what that still sends would be done outside of it, without a fence.
 */
import { Fenced } from "../runtime/lane.ts";

/** @param sent in the order in which it was sent */
export async function together(sent: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(sent);
  const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  if (reasons.length === 0) return;
  throw reasons.find((reason) => reason instanceof Fenced) ?? reasons.find((reason) => !isAfterwards(reason)) ?? reasons[0];
}

/** After one statement has failed PostgreSQL refuses the others for that alone. */
const isAfterwards = (reason: unknown) => reason instanceof Error && "code" in reason && reason.code === "25P02";
