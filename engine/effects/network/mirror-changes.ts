/** Says to platforms what changed in our copy: tags, notes, holds. Each of these twice is the same as once, so what is in doubt is sent again. */
import type { Sql } from "#drizzle/client.ts";
import type { Verb, VerbName } from "#engine/connectors/client.ts";
import { clientOf } from "#engine/connectors/clients.ts";
import { loadAnyConnection } from "#engine/store/connections.ts";
import { beginMirror, endMirror, leaseMirror, type MirrorRow, putOffMirror } from "#engine/store/platform-mirror.ts";
import { orderDocument } from "#lib/commerce/fold-order.ts";
import { order as orderSchema } from "#lib/commerce/order.ts";
import { limits } from "#lib/limits.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { gates } from "../outside-gates.ts";
import { bareId } from "./bare-id.ts";
import { providerWire } from "./provider-wire.ts";

export async function mirrorChanges(sql: Sql, signal: AbortSignal): Promise<void> {
  for (let row = await leaseMirror(sql); row && !signal.aborted; row = await leaseMirror(sql)) await sendMirror(sql, row, signal);
}

async function sendMirror(sql: Sql, row: MirrorRow, signal: AbortSignal): Promise<void> {
  const isLast = row.tries >= limits.effectAttemptsMax;
  const pause = Math.min(limits.importPauseMs * 2 ** Math.min(row.tries, 10), limits.retryCapMs);
  try {
    const connection = await loadAnyConnection(row.workspace_id, row.connection_id);
    if (!connection) return await putOffMirror(sql, row, "The shop’s connection is gone.", { afterMs: 0, giveUp: true, carried: false });
    const verb = clientOf(connection, providerWire(connection, gates, signal))?.verbs[row.verb] as Verb<VerbName> | undefined;
    // a platform without tags keeps none: ours stay with us
    if (!verb) {
      const system = connectionKinds[connection.kind].title.en;
      return await putOffMirror(sql, row, `${system} keeps nothing of this kind.`, { afterMs: 0, giveUp: true, carried: false });
    }
    const earlier = await beginMirror(sql, row);
    const order = { id: bareId(row.order_id), document: nothing, refundedMinor: 0, payment: null };
    const said = await verb.do(order, row.args as never, row.key);
    if (said.ok) return await endMirror(sql, row);
    const { failure, carried } = said;
    const [afterMs, giveUp] = [failure.retryAfterMs ?? pause, failure.final || isLast];
    await putOffMirror(sql, row, failure.message, { afterMs, giveUp, carried: carried === "perhaps", earlier });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await putOffMirror(sql, row, message, { afterMs: pause, giveUp: isLast, carried: true });
  }
}

/** These are done by the order's id alone. */
const nothing = orderDocument.parse(orderSchema.parse({}));
