/** Says to platforms what changed in our copy: tags. The same tag twice is the same as once, so what is in doubt is sent again. */
import type { Sql } from "#drizzle/client.ts";
import type { Verb } from "#engine/connectors/client.ts";
import { clientOf } from "#engine/connectors/clients.ts";
import { loadAnyConnection } from "#engine/store/connections.ts";
import { endMirror, leaseMirror, type MirrorRow, putOffMirror } from "#engine/store/platform-mirror.ts";
import { orderDocument } from "#lib/commerce/fold-order.ts";
import { order as orderSchema } from "#lib/commerce/order.ts";
import { limits } from "#lib/limits.ts";
import { gates } from "../outside-gates.ts";
import { providerWire } from "./provider-wire.ts";

export async function mirrorChanges(sql: Sql, signal: AbortSignal): Promise<void> {
  for (let row = await leaseMirror(sql); row && !signal.aborted; row = await leaseMirror(sql)) await sendMirror(sql, row, signal);
}

async function sendMirror(sql: Sql, row: MirrorRow, signal: AbortSignal): Promise<void> {
  const giveUp = row.tries >= limits.effectAttemptsMax;
  const pause = Math.min(limits.importPauseMs * 2 ** Math.min(row.tries, 10), limits.retryCapMs);
  try {
    const connection = await loadAnyConnection(row.workspace_id, row.connection_id);
    const verb = connection && (clientOf(connection, providerWire(connection, gates, signal))?.verbs[row.verb] as Verb<"tag"> | undefined);
    // a platform without tags keeps none: ours stay with us
    if (!verb) return await putOffMirror(sql, row, "This platform keeps no tags, or its connection is gone.", 0, true);
    const order = { id: /[^:/]+$/.exec(row.order_id)?.[0] ?? row.order_id, document: nothing, refundedMinor: 0, payment: null };
    const said = await verb.do(order, { tag: String(row.args["tag"]) }, row.key);
    if (said.ok) return await endMirror(sql, row);
    await putOffMirror(sql, row, said.failure.message, said.failure.retryAfterMs ?? pause, said.failure.final || giveUp);
  } catch (error) {
    await putOffMirror(sql, row, error instanceof Error ? error.message : String(error), pause, giveUp);
  }
}

/** A tag is set by the order's id alone. */
const nothing = orderDocument.parse(orderSchema.parse({}));
