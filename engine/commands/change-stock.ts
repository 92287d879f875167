/** Stock by hand: pieces added, taken or counted, and the warning. The same performers as in a flow, with the person's name in the ledger. */
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { StockDetail, stockChange, warningChange } from "#lib/api/stock.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import type { DatabaseEffect, EffectArgs } from "#lib/run/effects.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { performInside } from "../effects/perform.ts";
import { getStock } from "../queries/get-stock.ts";
import { database } from "../store/database.ts";
import { together } from "../store/together.ts";
import { announceNow, tellOwners } from "./accept-now.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

export async function changeStock(actor: Actor, input: { sku: string } & z.infer<typeof stockChange>): Promise<StockDetail> {
  requireRole(actor, "editor");
  const { sku, location, by, onHand, reason } = input;
  if (by === undefined) await perform(actor, "stock.count", { sku, location, onHand: String(onHand ?? 0), reason });
  else await perform(actor, "stock.adjust", { sku, location, by: String(by), reason });
  return await getStock(actor, { sku });
}

export async function setStockWarning(actor: Actor, input: { sku: string } & z.infer<typeof warningChange>): Promise<StockDetail> {
  requireRole(actor, "editor");
  const { sku, warnBelow, rearmAbove } = input;
  const written = (bound: number | null) => (bound === null ? "" : String(bound));
  await perform(actor, "stock.set-warning", { sku, below: written(warnBelow), rearmAbove: written(rearmAbove), expected: null });
  return await getStock(actor, { sku });
}

async function perform<E extends DatabaseEffect>(actor: Actor, effect: E, args: EffectArgs<E>): Promise<void> {
  const at = new Date();
  const fell = await database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    const call = { effect, args, key: randomUUID(), workspaceId: actor.workspaceId, runId: null, at: at.toISOString(), by: actor.name };
    const [outcome] = await performInside(desk, [call]);
    if (!outcome?.ok) throw new Refusal(422, outcome?.failure.code ?? "stock", refusalWords.stockUnknown);
    if (isRefused(outcome.reply)) throw new Refusal(409, "stock.not-enough", refusalWords.stockNotEnough);
    await together(desk.write());
    await announceNow(tx, [], desk.stock.falls);
    return desk.stock.falls.length > 0;
  });
  if (fell) await tellOwners();
}

const isRefused = (reply: unknown): boolean => typeof reply === "object" && reply !== null && "refused" in reply && reply.refused === true;
