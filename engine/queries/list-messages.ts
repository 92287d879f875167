import { and, eq } from "drizzle-orm";
import { shopCustomer, shopMessage } from "#drizzle/schema/shop.ts";
import type { Page } from "#lib/api/page.ts";
import type { MessageListQuery, ShopMessage } from "#lib/api/shop.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listMessages(actor: Actor, input: MessageListQuery): Promise<Page<ShopMessage>> {
  requireRole(actor, "viewer");
  const rows = await database()
    .db.select({ message: shopMessage, customerName: shopCustomer.name })
    .from(shopMessage)
    .leftJoin(shopCustomer, and(eq(shopCustomer.workspaceId, shopMessage.workspaceId), eq(shopCustomer.id, shopMessage.customerId)))
    .where(
      and(
        eq(shopMessage.workspaceId, actor.workspaceId),
        input.conversationId ? eq(shopMessage.conversationId, input.conversationId) : undefined,
        after(shopMessage.at, shopMessage.id, placeOf(input)),
      ),
    )
    .orderBy(...newestFirst(shopMessage.at, shopMessage.id))
    .limit(rowsOf(input) + 1);
  return pageFrom(
    rows,
    input,
    ({ message }) => ({ at: message.at, id: message.id }),
    ({ message, customerName }) => ({
      id: message.id,
      conversationId: message.conversationId,
      customer: message.customerId === null ? null : { id: message.customerId, name: customerName ?? "" },
      channel: message.channel,
      locale: message.locale,
      text: message.body,
      at: iso(message.at),
    }),
  );
}
