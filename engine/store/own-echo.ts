import type { Sql } from "#drizzle/client.ts";

export interface Heard {
  readonly workspaceId: string;
  readonly orderId: string;
  /** Those that cause it; none: any action on the order. */
  readonly verbs: readonly string[];
  /** Of a refund: its number there, and how much. */
  readonly refunded: { readonly id: string; readonly minor: number | null } | null;
  readonly sinceMs: number;
}

/**
 * Whether an action of ours has just caused what a platform tells of this order. Its row is `asked` before it goes out, and is so no
 * more where nothing was carried out: what is heard then is somebody else's doing.
 */
export async function isOwnEcho(sql: Sql, { workspaceId, orderId, verbs, refunded, sinceMs }: Heard): Promise<boolean> {
  const [found] = await sql`
    select from platform_action
    where workspace_id = ${workspaceId} and order_id = ${orderId} and connection_id is not null and state in ('asked', 'done', 'in doubt')
      and greatest(tried_at, sent_at, settled_at) > now() - ${sinceMs} * interval '1 millisecond' and (${verbs.length === 0} or verb = any(${[...verbs]}))
      and (${refunded === null} or reply ->> 'refundId' = ${refunded?.id ?? ""} or amount_minor = ${refunded?.minor ?? -1})
    limit 1`;
  return found !== undefined;
}

export interface HeardPrice {
  readonly sku: string;
  readonly amountMinor: number;
}

/** Whether a price that we have just set is what a platform tells of a product. */
export async function isOwnPrice(sql: Sql, workspaceId: string, prices: readonly HeardPrice[], sinceMs: number): Promise<boolean> {
  if (prices.length === 0) return false;
  const [found] = await sql`
    select from price_change c
    join unnest(${prices.map(({ sku }) => sku)}::text[], ${prices.map(({ amountMinor }) => amountMinor)}::bigint[]) as w(sku, minor)
      on w.sku = c.sku and w.minor = c.after_minor
    where c.workspace_id = ${workspaceId} and c.at > now() - ${sinceMs} * interval '1 millisecond' limit 1`;
  return found !== undefined;
}
