/** Which connection an action on an order goes through. Kept in memory for a few seconds, as connections are. */
import { limits } from "#lib/limits.ts";
import { connectionKinds, isProviderId, type ProviderId, providerIds } from "#lib/outside/kinds.ts";
import { lookupSql } from "./engine-database.ts";

export interface Route {
  readonly connectionId: string;
  readonly kind: ProviderId;
  readonly name: string;
  /** The source whose orders it is for; empty: none. */
  readonly sourceId: string;
}

const kept = new Map<string, { until: number; routes: Promise<readonly Route[]> }>();

export function loadRoutes(workspaceId: string): Promise<readonly Route[]> {
  const now = Date.now();
  const known = kept.get(workspaceId);
  if (known && known.until > now) return known.routes;
  for (const [each, { until }] of kept) if (until <= now) kept.delete(each);
  const routes = read(workspaceId);
  kept.set(workspaceId, { until: now + limits.connectionKeptMs, routes });
  routes.catch(() => kept.delete(workspaceId));
  return routes;
}

async function read(workspaceId: string): Promise<readonly Route[]> {
  const rows = await lookupSql()<{ id: string; kind: string; name: string; source_id: string | null }[]>`
    select id, kind, name, settings ->> 'sourceId' as source_id from connection
    where workspace_id = ${workspaceId} and kind = any(${[...providerIds]}) and deleted_at is null order by created_at, id`;
  return rows.flatMap(({ id, kind, name, source_id }) =>
    isProviderId(kind) ? [{ connectionId: id, kind, name, sourceId: source_id ?? "" }] : [],
  );
}

/** @param chosen by the step; empty: none */
export function routeFor(
  routes: readonly Route[],
  { chosen, sourceId, paymentId }: { chosen: string; sourceId: string | null; paymentId: string },
): Route | "gone" | "several" | null {
  if (chosen !== "") return routes.find(({ connectionId }) => connectionId === chosen) ?? "gone";
  const own = routes.find((route) => sourceId !== null && route.sourceId === sourceId);
  if (own) return own;
  if (paymentId === "") return null;
  const payments = routes.filter(({ kind }) => connectionKinds[kind].group === "payment");
  const named = /^(pi|ch|py)_/.test(paymentId)
    ? payments.filter(({ kind }) => kind === "stripe")
    : payments.filter(({ kind }) => kind !== "stripe");
  return named.length > 1 ? "several" : (named[0] ?? null);
}
