/** When channels are looked at, and how far they have come. */
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";

/** Those whose turn it is, taken for one look: another process passes them over until the next. */
export async function takeDueChannels(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update support_channel set looked_at = now()
    where id in (
      select id from support_channel
      where enabled and deleted_at is null and kind <> 'web'
        and (looked_at is null or looked_at < now() - ${limits.channelLookMs} * interval '1 millisecond')
      order by looked_at nulls first limit ${limits.channelsMax} for update skip locked)
    returning id`;
  return rows.map(({ id }) => id);
}

/** What was read up to here is committed. A round that another process has overtaken leaves its cursor. */
export async function moveChannel(sql: Sql, id: string, from: string, to: string, heard: boolean): Promise<void> {
  await sql`
    update support_channel set cursor = ${to}, error = '', error_at = null, heard_at = case when ${heard} then now() else heard_at end
    where id = ${id} and cursor = ${from}`;
}

export async function noteChannelError(sql: Sql, id: string, why: string): Promise<void> {
  await sql`update support_channel set error = ${why.slice(0, 500)}, error_at = now() where id = ${id}`;
}

/** The conversation that a mail goes on: that of a message which it refers to. */
export async function conversationOfMail(sql: Sql, workspaceId: string, channelId: string, ids: readonly string[]): Promise<string | null> {
  if (ids.length === 0) return null;
  const ours = ids.flatMap((id) => /^<([0-9a-f]{32})@/.exec(id)?.[1] ?? []);
  const [row] = await sql<{ conversation_id: string }[]>`
    select m.conversation_id from shop_message m
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.channel_id = ${channelId}
    where m.workspace_id = ${workspaceId} and m.id = any(${[...ids, ...ours]}::text[])
    order by m.at desc limit 1`;
  return row?.conversation_id ?? null;
}

/** A customer that the shop knows by this address. */
export async function customerByMail(sql: Sql, workspaceId: string, address: string): Promise<{ id: string; name: string } | null> {
  const [row] = await sql<{ id: string; name: string }[]>`
    select id, name from shop_customer where workspace_id = ${workspaceId} and lower(email) = ${address.toLowerCase()} order by updated_at desc limit 1`;
  return row ?? null;
}
