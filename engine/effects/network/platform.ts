/**
 * An action on an order, carried out at its platform or payment provider. It has a row before it goes out (`platform-actions.ts`);
 * where an earlier try may have been carried out, the provider is asked before it is tried again, if it can tell; else a person is.
 */

import type { Asked, Client, PlatformOrder, Verb, VerbName } from "#engine/connectors/client.ts";
import { clientOf } from "#engine/connectors/clients.ts";
import { type AnyConnection, loadAnyConnection } from "#engine/store/connections.ts";
import { lookupSql } from "#engine/store/engine-database.ts";
import {
  type ActionKey,
  beginAction,
  type EarlierTry,
  endAction,
  markAction,
  readAction,
  repeatAction,
  resendAction,
  unsendAction,
} from "#engine/store/platform-actions.ts";
import { loadRoutes, type Route, routeFor } from "#engine/store/platform-routes.ts";
import type { Follow } from "#engine/store/work-undo.ts";
import type { Money } from "#lib/commerce/money.ts";
import { limits } from "#lib/limits.ts";
import { connectionKinds, isProviderId } from "#lib/outside/kinds.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { PlatformEffect } from "#lib/run/platform-effects.ts";
import { gates } from "../outside-gates.ts";
import { bareId } from "./bare-id.ts";
import { providerWire } from "./provider-wire.ts";

export type OrderAction = Exclude<PlatformEffect, "platform.set-price">;
export interface PlatformCall<E extends PlatformEffect = PlatformEffect> {
  readonly key: string;
  readonly args: EffectArgs<E>;
  readonly workspaceId: string;
}
export type PlatformOutcome<E extends PlatformEffect> = { ok: true; reply: EffectReply<E> } | { ok: false; failure: Failure };

/** Each in the words of the clients; `onlyHere`: what it comes to where no platform takes part, null: nothing then. */
type Spoken<E extends OrderAction> = {
  readonly verb: VerbName;
  readonly args: (args: EffectArgs<E>, amount: Money) => object;
  readonly onlyHere: ((key: string, amount: Money) => object) | null;
};
const spoken: { readonly [E in OrderAction]: Spoken<E> } = {
  "platform.cancel": {
    verb: "cancel",
    args: ({ reason, restock, notify }) => ({ reason, restock, notify }),
    onlyHere: () => ({ changed: true }),
  },
  "platform.refund": {
    verb: "refund",
    args: ({ reason, notify }, amount) => ({ amount, reason, notify }),
    onlyHere: (key, amount) => ({ refundId: key, amount }),
  },
  "platform.fulfil": {
    verb: "fulfil",
    args: ({ trackingNumber, carrier, trackingUrl, notify }) => ({ trackingNumber, carrier, trackingUrl, notify }),
    onlyHere: (key) => ({ fulfilmentId: key, changed: true }),
  },
  "platform.capture": { verb: "capture", args: () => ({}), onlyHere: null },
  "platform.payment-link": { verb: "payment-link", args: ({ title }, amount) => ({ title, amount }), onlyHere: null },
  "platform.replace": { verb: "replace", args: ({ note }) => ({ note }), onlyHere: null },
};

export async function performPlatform<E extends OrderAction>(
  effect: E,
  call: PlatformCall<E>,
  signal: AbortSignal,
  follow: Follow,
): Promise<PlatformOutcome<E>> {
  try {
    return (await perform(effect, call as PlatformCall<OrderAction>, signal, follow)) as PlatformOutcome<E>;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const final = error instanceof Error && error.name === "VaultError";
    // what had gone out by then has its row: the next try asks first
    return failed("platform.unknown", `The action could not be prepared or kept: ${why}`, final);
  }
}

async function perform(
  effect: OrderAction,
  { key, args, workspaceId }: PlatformCall<OrderAction>,
  signal: AbortSignal,
  follow: Follow,
): Promise<PlatformOutcome<OrderAction>> {
  const sql = lookupSql();
  const action: ActionKey = { workspaceId, key };
  const paymentId = "paymentId" in args ? args.paymentId : "";
  const [row] = await sql<
    { source_id: string | null }[]
  >`select source_id from shop_order where workspace_id = ${workspaceId} and id = ${args.orderId}`;
  const route = routeFor(await loadRoutes(workspaceId), { chosen: args.connectionId, sourceId: row?.source_id ?? null, paymentId });
  if (route === null || typeof route === "string") {
    const out = await readAction(sql, action);
    if (out && (out.state === "asked" || out.state === "in doubt") && out.connectionId !== null) return await elsewhere(action);
  }
  if (route === "gone") return failed("http.connection-missing", "The connection of this step is gone. Choose another one.");
  if (route === "several") return failed("platform.which", "Several payment connections could be meant. Choose one in the step.");
  const { verb, onlyHere, args: spell } = spoken[effect] as Spoken<OrderAction>;
  if (!route && !onlyHere)
    return failed("platform.no-connection", "No connection is there to do this with. Connect the shop or the payment provider first.");

  const refund = effect === "platform.refund" && "amount" in args ? { refund: { amount: args.amount } } : {};
  const begun = await beginAction(sql, { ...action, effect, orderId: args.orderId, connectionId: route?.connectionId ?? null, ...refund });
  if (begun.kind === "no-order")
    return failed("order.not-found", args.orderId ? `There is no order ${args.orderId} in this shop.` : "This step names no order.");
  if (begun.kind === "done") return { ok: true, reply: { ...(begun.reply as EffectReply<OrderAction>), already: true } };
  if (begun.kind === "refused") {
    const nothing = { amountMinor: 0, currency: begun.left.currency };
    return { ok: true, reply: { through: "", already: false, refundId: "", amount: nothing, left: begun.left, refused: begun.why } };
  }
  const order = begun.order;
  if (!order) throw new Error("an action on an order has an order");
  const amount = begun.amount ?? order.document.total;
  const beside = effect === "platform.refund" ? { left: begun.left, refused: "" } : effect === "platform.payment-link" ? { amount } : {};
  const end = async (said: object, through: string, already: boolean): Promise<PlatformOutcome<OrderAction>> => {
    const reply = { through, already, ...beside, ...said } as EffectReply<OrderAction>;
    await endAction(sql, action, reply, follow);
    return { ok: true, reply };
  };
  if (!route) return await end(onlyHere?.(key, amount) ?? {}, "", false);
  // another system knows neither our key nor what became of it
  if (begun.triedThrough !== null && begun.triedThrough !== route.connectionId) return await elsewhere(action);

  const opened = await openRoute(route, workspaceId, signal);
  const its = opened?.client.verbs[verb] as Verb<VerbName> | undefined;
  if (!opened || !its) {
    await markAction(sql, action, begun.triedAt ? "in doubt" : "failed");
    if (begun.triedAt) return failed("platform.in-doubt", `Its connection is gone, or its settings cannot be read. ${doubt}`);
    if (!opened) return failed("http.connection-missing", "The connection of this step is gone, or its settings cannot be read.");
    return failed(
      "platform.cannot",
      `${connectionKinds[route.kind].title.en} cannot do this. Choose another connection, or leave the step out.`,
    );
  }
  const target: PlatformOrder = {
    id: bareId(order.id),
    document: order.document,
    refundedMinor: order.refundedMinor,
    payment: paymentId ? { id: paymentId, ownId: "" } : null,
  };
  const said = spell(args, amount) as never;
  let earlier: EarlierTry | null = null;
  if (begun.triedAt) {
    const found = await recall(its, { order: target, args: said, key, triedAt: begun.triedAt });
    if (found.kind === "done") return await end(found.value, route.kind, true);
    if (found.kind === "wait") return failed("platform.asking", found.message, false, found.retryAfterMs);
    if (found.kind === "person") {
      await markAction(sql, action, "in doubt");
      return failed("platform.in-doubt", `${found.message} Look there before it is tried again.`);
    }
    if (found.kind === "not there") await resendAction(sql, action);
    else {
      earlier = { sentAt: begun.sentAt };
      await repeatAction(sql, action);
    }
  }
  const asked = await its.do(target, said, key);
  if (asked.ok) return await end(asked.value, route.kind, false);
  return await failedAt(action, asked, its.inDoubt, earlier);
}

async function elsewhere(action: ActionKey) {
  await markAction(lookupSql(), action, "in doubt");
  return failed("platform.in-doubt", `An earlier try went out through a connection that is not this step's any more. ${unknown}`);
}

/** Nothing was done: it is tried again or not. Perhaps it was: the next try asks first, or a person does. */
async function failedAt(
  action: ActionKey,
  { failure, carried }: Extract<Asked<unknown>, { ok: false }>,
  inDoubt: Verb<VerbName>["inDoubt"],
  earlier: EarlierTry | null,
) {
  if (carried === "no" && earlier && failure.code !== "provider.refused") {
    await unsendAction(lookupSql(), action, earlier);
    if (!failure.final) return { ok: false as const, failure };
    await markAction(lookupSql(), action, "in doubt");
    return failed("platform.in-doubt", `${failure.message} ${doubt}`);
  }
  if (carried === "no") {
    await markAction(lookupSql(), action, failure.final ? "failed" : "waiting");
    return { ok: false as const, failure };
  }
  if (inDoubt === "ask a person") {
    await markAction(lookupSql(), action, "in doubt");
    return failed("platform.in-doubt", `${failure.message} ${unknown}`);
  }
  if (inDoubt === "retry") return failed("platform.unknown", failure.message, failure.final, failure.retryAfterMs);
  const message = `${failure.message} The provider is asked whether it was carried out before it is tried again.`;
  return failed("platform.asking", message, false, Math.max(failure.retryAfterMs ?? 0, limits.askProviderAfterMs));
}

const unknown = "Whether it was carried out is not known: look there before it is tried again.";
const doubt = "Whether an earlier try was carried out is not known: look there before it is tried again.";

type Recalled =
  | { readonly kind: "done"; readonly value: object }
  /** It may simply be repeated. */
  | { readonly kind: "again" }
  /** It was not carried out. */
  | { readonly kind: "not there" }
  | { readonly kind: "wait"; readonly message: string; readonly retryAfterMs: number }
  | { readonly kind: "person"; readonly message: string };

interface Earlier {
  readonly order: PlatformOrder;
  readonly args: never;
  readonly key: string;
  readonly triedAt: Date;
}

async function recall(verb: Verb<VerbName>, { order, args, key, triedAt }: Earlier): Promise<Recalled> {
  const age = Date.now() - triedAt.getTime();
  const remembers = verb.keyTtlMs === undefined || age < verb.keyTtlMs;
  if (verb.inDoubt === "retry" && remembers) return { kind: "again" };
  if (!verb.find) return { kind: "person", message: "An earlier try may have been carried out, and the provider cannot tell." };
  // what is still being worked on there is found by nobody yet
  if (age < limits.askProviderAfterMs)
    return {
      kind: "wait",
      message: "The provider is asked in a moment whether an earlier try was carried out.",
      retryAfterMs: limits.askProviderAfterMs - age,
    };
  const found = await verb.find(order, args, key);
  if (!found.ok)
    return {
      kind: "wait",
      message: `Whether an earlier try was carried out could not be asked: ${found.failure.message}`,
      retryAfterMs: found.failure.retryAfterMs ?? limits.askProviderAfterMs,
    };
  return found.value ? { kind: "done", value: found.value } : { kind: "not there" };
}

export async function openRoute(
  route: Route,
  workspaceId: string,
  signal: AbortSignal,
): Promise<{ client: Client; connection: AnyConnection } | null> {
  const connection = await loadAnyConnection(workspaceId, route.connectionId);
  if (!connection) return null;
  const client = clientOf(connection, providerWire(connection, gates, signal));
  return client && { client, connection };
}

/** After a crash between intent and answer: whether it may go out again, after asking or without. */
export async function platformInDoubt(effect: PlatformEffect, { key, workspaceId }: { key: string; workspaceId: string }) {
  const row = await readAction(lookupSql(), { workspaceId, key }).catch(() => null);
  // it never got as far as going out, or its end is known
  if (!row || row.state === "waiting" || row.state === "done" || row.state === "failed" || row.connectionId === null)
    return "retry" as const;
  const connection = await loadAnyConnection(workspaceId, row.connectionId).catch(() => null);
  if (!connection || !isProviderId(connection.kind) || effect === "platform.set-price") return "retry" as const;
  const verb = clientOf(connection, providerWire(connection, null, AbortSignal.abort()))?.verbs[spoken[effect].verb];
  return verb?.inDoubt ?? ("ask a person" as const);
}

const failed = (code: string, message: string, final = true, retryAfterMs?: number) => ({
  ok: false as const,
  failure: { code, message, final, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
});
