/** What undoing a version's runs would come to, as of now. Nothing is locked or changed: the job looks again at each. */
import type { Sql } from "#drizzle/client.ts";
import type { JobFilter, JobPreview, UndoPreview } from "#lib/api/jobs.ts";
import type { Money } from "#lib/commerce/money.ts";
import type { OrderStatus } from "#lib/commerce/order.ts";
import { changeStatus } from "#lib/commerce/order-status.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import { leftAloneSentence } from "#lib/language/undo.ts";
import { limits } from "#lib/limits.ts";
import type { EffectCall } from "#lib/run/effects.ts";
import { isChanged } from "#lib/run/left-alone.ts";
import { orderOf, type Today, verdictOf } from "../core/undo.ts";
import { newestFirst, type Place, type Target, targets } from "./job-targets.ts";
import { readPrices } from "./price-changes.ts";
import { ordersOf, readDeeds, readLater, readNotes, readStepTypes, readTasks } from "./read-deeds.ts";

const runsAtOnce = 500;
const examplesMax = 8;

export async function previewUndo(
  sql: Sql,
  workspaceId: string,
  filter: JobFilter & { readonly flowId: string; readonly version: number },
  nodes: readonly string[] | undefined,
  until: string,
): Promise<JobPreview | null> {
  const types = await readStepTypes(sql, workspaceId, filter);
  if (!types) return null;
  const shop = new Shop();
  const undo: UndoPreview = { can: 0, changed: 0, cannot: 0, nothing: 0, runs: 0, live: 0, steps: [], reasons: [], left: [] };
  const steps = new Map<string, UndoPreview["steps"][number]>();
  const reasons = new Map<string, number>();
  let more = false;
  for (let place: Place | null = null; ; ) {
    const found: Target[] = await sql<Target[]>`
      ${targets(sql, workspaceId, "undo", filter, until, place)} ${newestFirst(sql)} limit ${runsAtOnce}`;
    const last = found.at(-1);
    if (!last) break;
    if (undo.runs >= limits.undoPreviewMax) {
      more = true;
      break;
    }
    place = { at: last.started_at.toISOString(), id: last.id };
    undo.runs += found.length;
    const deeds = await readDeeds(
      sql,
      workspaceId,
      found.map(({ id }) => id),
      nodes,
    );
    const [later] = await Promise.all([readLater(sql, workspaceId, deeds, filter), shop.read(sql, workspaceId, deeds)]);
    for (const deed of deeds) {
      const { node, effect, args } = deed;
      const verdict = verdictOf(deed, types.get(node), shop, later.get(orderOf(deed) ?? "") ?? []);
      if (verdict.kind === "nothing") {
        undo.nothing++;
        continue;
      }
      const step = steps.get(node) ?? { node, effect, args, can: 0, changed: 0, cannot: 0 };
      steps.set(node, step);
      const column = verdict.kind === "undo" ? "can" : isChanged(verdict.why) ? "changed" : "cannot";
      undo[column]++;
      step[column]++;
      if (verdict.kind === "undo") shop.apply(verdict.call);
      else {
        reasons.set(verdict.why, (reasons.get(verdict.why) ?? 0) + 1);
        if (undo.left.length < examplesMax)
          undo.left.push({ runId: deed.runId, label: deed.label, why: verdict.why, sentence: leftAloneSentence(verdict.why) });
      }
    }
  }
  const [live] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select from run_live where workspace_id = ${workspaceId} and flow_id = ${filter.flowId} and version = ${filter.version}
      limit ${limits.undoPreviewMax}
    ) l`;
  undo.live = live?.n ?? 0;
  undo.steps = [...types.keys()].flatMap((node) => steps.get(node) ?? []);
  undo.reasons = [...reasons].map(([code, n]) => ({ code, n, sentence: leftAloneSentence(code) })).sort((a, b) => b.n - a.n);
  return { count: undo.can + undo.changed + undo.cannot, more, undo };
}

/** The orders, notes and tasks as they are, and as they become while one action after the other is taken back. */
class Shop implements Today {
  readonly #orders = new Map<string, { status: OrderStatus; tags: readonly string[] }>();
  readonly #notes = new Map<string, { done: boolean }>();
  readonly #prices = new Map<string, { minor: number | null; text: string }>();
  readonly #tasks = new Map<string, { done: boolean }>();

  order(id: string) {
    return this.#orders.get(id) ?? null;
  }
  note(id: string) {
    return this.#notes.get(id) ?? null;
  }

  costs(sku: string, { amountMinor, currency }: Money): boolean | null {
    const price = this.#prices.get(sku);
    if (!price) return null;
    const minor = price.minor ?? parseMoney(price.text, currency)?.amountMinor;
    return minor === undefined ? null : minor === amountMinor;
  }
  task(id: string) {
    return this.#tasks.get(id) ?? null;
  }

  async read(sql: Sql, workspaceId: string, deeds: Parameters<typeof ordersOf>[0]): Promise<void> {
    const orders = ordersOf(deeds).filter((id) => !this.#orders.has(id));
    const rows = await sql<{ id: string; status: OrderStatus; tags: string[] }[]>`
      select id, status, tags from shop_order where workspace_id = ${workspaceId} and id = any(${orders})`;
    for (const { id, status, tags } of rows) this.#orders.set(id, { status, tags });
    for (const [id, done] of await readNotes(sql, workspaceId, deeds, false)) this.#notes.set(id, { done });
    const skus = deeds.flatMap(({ effect, args }) => (effect === "platform.set-price" ? [(args as { sku: string }).sku] : []));
    const unread = [...new Set(skus)].filter((sku) => !this.#prices.has(sku));
    for (const [sku, price] of await readPrices(sql, workspaceId, unread)) this.#prices.set(sku, price);
    for (const [id, done] of await readTasks(sql, workspaceId, deeds, false)) this.#tasks.set(id, { done });
  }

  apply(call: EffectCall): void {
    if (call.effect === "platform.set-price" && call.args.price)
      this.#prices.set(call.args.sku, { minor: call.args.price.amountMinor, text: "" });
    if (call.effect === "team.remove-note") this.#notes.delete(call.args.noteId);
    if (call.effect === "team.withdraw-task") this.#tasks.delete(call.args.taskId);
    if (call.effect !== "order.untag" && call.effect !== "order.tag" && call.effect !== "order.set-status") return;
    const order = this.#orders.get(call.args.orderId);
    if (!order) return;
    const { status, tags } = order;
    if (call.effect === "order.set-status")
      this.#orders.set(call.args.orderId, { tags, status: changeStatus(status, call.args.status).status });
    else {
      const others = tags.filter((tag) => tag !== call.args.tag);
      this.#orders.set(call.args.orderId, { status, tags: call.effect === "order.tag" ? [...others, call.args.tag] : others });
    }
  }
}
