/** Changes by hand or by a flow of what lies somewhere: by so many, to so many, from one place to another; and the warning. */
import { countMove, freeAt, levelAt, type StockItem, type StockMove } from "#lib/commerce/stock/book.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Call, Desk, Performer, Result } from "./performer.ts";
import { noCause } from "./stock-book.ts";

const skuOf = ({ workspaceId, args }: { workspaceId: string; args: { sku: string } }) => ({ workspaceId, sku: args.sku });

const unknownSku = (sku: string): Failure => ({
  code: "stock.unknown-sku",
  message: sku === "" ? "This step names no SKU." : `The shop has no stock of “${sku}” yet. Count it first, or let its platform tell.`,
  final: true,
});
const notWhole = (text: string): Failure => ({
  code: "stock.not-a-number",
  message: `“${text}” is no whole number of pieces.`,
  final: true,
});

/** Null: not a whole number that a shop could have. A number that an expression gave may be written `3.0`. */
export function wholeNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?\d{1,10}(\.0+)?$/.test(trimmed)) return null;
  const number = Number(trimmed);
  return Math.abs(number) <= limits.stockMax ? number : null;
}

export const performStockAdjust: Performer<"stock.adjust"> = async (desk, calls) => {
  await desk.stock.lock(calls.map(skuOf));
  return calls.map((call) => {
    const { args, workspaceId } = call;
    const item = desk.stock.item(workspaceId, args.sku);
    const by = wholeNumber(args.by);
    if (!item) return { ok: false, failure: unknownSku(args.sku) };
    if (by === null) return { ok: false, failure: notWhole(args.by) };
    return changeLevel(desk, call, item, { kind: "adjust", location: args.location, onHand: by, reserved: 0 });
  });
};

export const performStockCount: Performer<"stock.count"> = async (desk, calls) => {
  await desk.stock.lock(calls.filter(({ args }) => args.sku !== "").map(skuOf), true);
  return calls.map((call) => {
    const { args, workspaceId } = call;
    const onHand = wholeNumber(args.onHand);
    const item = desk.stock.item(workspaceId, args.sku);
    if (!item) return { ok: false, failure: unknownSku(args.sku) };
    if (onHand === null || onHand < 0) return { ok: false, failure: notWhole(args.onHand) };
    return changeLevel(desk, call, item, countMove(item, args.location, onHand));
  });
};

function changeLevel(
  { stock }: Desk,
  { workspaceId, args, runId, at, by = "" }: Call<"stock.adjust"> | Call<"stock.count">,
  item: StockItem,
  wanted: StockMove,
): Result<"stock.adjust"> {
  const { sku, location, reason } = args;
  const before = levelAt(item, location).onHand;
  const done = stock.move(workspaceId, sku, wanted, { ...noCause, runId, at, by, reason });
  const after = stock.item(workspaceId, sku) ?? item;
  const onHand = levelAt(after, location).onHand;
  return { ok: true, reply: { onHand, before, free: freeAt(after, location), changed: onHand !== before, refused: !done } };
}

export const performStockTransfer: Performer<"stock.transfer"> = async ({ stock }, calls) => {
  await stock.lock(calls.map(skuOf));
  return calls.map(({ workspaceId, args, runId, at, by = "" }) => {
    const { sku, from, to, reason } = args;
    const item = stock.item(workspaceId, sku);
    const quantity = wholeNumber(args.quantity);
    if (!item) return { ok: false, failure: unknownSku(sku) };
    if (quantity === null || quantity < 0) return { ok: false, failure: notWhole(args.quantity) };
    const refused = from === to || freeAt(item, from) < quantity;
    if (refused || quantity === 0) return { ok: true, reply: { moved: 0, changed: false, refused } };
    const cause = { ...noCause, runId, at, by, reason };
    // in first: the sum never looks short in between, so no warning falls for goods that only change place
    stock.move(workspaceId, sku, { kind: "transfer", location: to, onHand: quantity, reserved: 0 }, cause);
    stock.move(workspaceId, sku, { kind: "transfer", location: from, onHand: -quantity, reserved: 0 }, cause);
    return { ok: true, reply: { moved: quantity, changed: true, refused: false } };
  });
};

export const performStockSetWarning: Performer<"stock.set-warning"> = async ({ stock }, calls) => {
  await stock.lock(calls.map(skuOf));
  return calls.map(({ workspaceId, args, at }) => {
    const item = stock.item(workspaceId, args.sku);
    if (!item) return { ok: false, failure: unknownSku(args.sku) };
    const [warnBelow, rearmAbove] = [boundIn(args.below), boundIn(args.rearmAbove)];
    if (warnBelow === undefined) return { ok: false, failure: notWhole(args.below) };
    if (rearmAbove === undefined || (rearmAbove !== null && warnBelow !== null && rearmAbove < warnBelow))
      return { ok: false, failure: warnBelow === null || rearmAbove === undefined ? notWhole(args.rearmAbove) : wrongWayRound };
    const before = { warnBelow: item.warnBelow, rearmAbove: item.rearmAbove };
    const { expected } = args;
    const refused = expected !== null && (expected.warnBelow !== before.warnBelow || expected.rearmAbove !== before.rearmAbove);
    const changed = !refused && (before.warnBelow !== warnBelow || before.rearmAbove !== rearmAbove);
    if (changed) stock.change(workspaceId, args.sku, { warnBelow, rearmAbove }, at);
    const now = stock.item(workspaceId, args.sku) ?? item;
    return { ok: true, reply: { warnBelow: now.warnBelow, rearmAbove: now.rearmAbove, before, isLow: now.isLow, changed, refused } };
  });
};

const wrongWayRound: Failure = {
  code: "stock.warning-order",
  message: "The level that arms the warning again lies below the one that it warns at.",
  final: true,
};

/** Undefined: no number. */
function boundIn(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const number = wholeNumber(text);
  return number === null || number < 0 ? undefined : number;
}
