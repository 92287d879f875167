/**
 * Fetches a day's bill where a connection is named, and holds the day against the shop. The same day again is the same: a bill
 * is known by its bytes and a line by its identity, so a try that was cut off is simply made again.
 */
import { dayMoney, providersHere } from "#engine/store/day-money.ts";
import { lookupSql } from "#engine/store/engine-database.ts";
import { firstIntent } from "#engine/store/first-intent.ts";
import { reconcileSpan } from "#engine/store/keep-statement.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { fetchBill } from "./fetch-bill.ts";
import type { Gates } from "./gates.ts";

interface ReconcileCall {
  readonly key: string;
  readonly args: EffectArgs<"money.reconcile">;
  readonly workspaceId: string;
}
type ReconcileOutcome = { ok: true; reply: EffectReply<"money.reconcile"> } | { ok: false; failure: Failure };

export async function performMoneyReconcile(
  { key, args, workspaceId }: ReconcileCall,
  signal: AbortSignal,
  gates: Gates | null,
): Promise<ReconcileOutcome> {
  try {
    const sql = lookupSql();
    const day = args.day || yesterday((await firstIntent(key))?.at ?? Date.now());
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
      return {
        ok: false,
        failure: {
          code: "money.day",
          message: `“${day.slice(0, 40)}” is no day. Write it like 2026-11-21, or leave it empty for yesterday.`,
          final: true,
        },
      };
    const done = { lines: 0, matched: 0, open: 0, fresh: 0 };
    let providers: string[];
    if (args.connectionId === "") {
      providers = await providersHere(sql, workspaceId);
      for (const provider of providers) {
        const span = await reconcileSpan(sql, { workspaceId, provider, from: day, to: day });
        for (const each of ["lines", "matched", "open", "fresh"] as const) done[each] += span[each];
      }
    } else {
      const books = args.funds ? (["trade", "funds"] as const) : (["trade"] as const);
      const fetched = await fetchBill({ workspaceId, connectionId: args.connectionId, books, day, by: "Tradewind" }, gates, signal);
      if (!fetched.ok) return { ok: false, failure: fetched.failure };
      const { provider, lines, matched, open, fresh } = fetched.value;
      providers = [provider];
      Object.assign(done, { lines, matched, open, fresh });
    }
    return { ok: true, reply: { day, ...done, ...(await dayMoney(sql, workspaceId, day, providers)) } };
  } catch (error) {
    return {
      ok: false,
      failure: {
        code: "money.trouble",
        message: `The day could not be checked: ${error instanceof Error ? error.message : "for an unknown reason"}.`,
        final: false,
      },
    };
  }
}

/** By Beijing's calendar, as China's providers close their days. */
const yesterday = (now: number): string => new Date(now + (8 - 24) * 3_600_000).toISOString().slice(0, 10);
