import type { Sql } from "#drizzle/client.ts";

export interface Heard {
  readonly workspaceId: string;
  readonly orderId: string;
  /** Empty: any action on the order. */
  readonly verb: string;
  /** Of a refund: its number there, and how much. */
  readonly refunded: { readonly id: string; readonly minor: number | null } | null;
  readonly sinceMs: number;
}

/** Whether an action of ours has just caused what a platform tells of this order. Its row is there before it goes out. */
export async function isOwnEcho(sql: Sql, { workspaceId, orderId, verb, refunded, sinceMs }: Heard): Promise<boolean> {
  const [found] = await sql`
    select from platform_action
    where workspace_id = ${workspaceId} and order_id = ${orderId} and connection_id is not null and state <> 'failed'
      and tried_at > now() - ${sinceMs} * interval '1 millisecond' and (${verb} = '' or verb = ${verb})
      and (${refunded === null} or reply ->> 'refundId' = ${refunded?.id ?? ""} or amount_minor = ${refunded?.minor ?? -1})
    limit 1`;
  return found !== undefined;
}
