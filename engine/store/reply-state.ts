import type { Sql } from "#drizzle/client.ts";

/** How far a reply had come, and whether its channel is another system. One that was never begun is new. */
export async function readReplyState(sql: Sql, workspaceId: string, messageId: string): Promise<{ state: string; leaves: boolean }> {
  const [row] = await sql<{ state: string; leaves: boolean }[]>`
    select m.state, coalesce(k.kind <> 'web', false) as leaves from shop_message m
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    left join support_channel k on k.id = c.channel_id
    where m.workspace_id = ${workspaceId} and m.id = ${messageId}`;
  return row ?? { state: "new", leaves: false };
}
