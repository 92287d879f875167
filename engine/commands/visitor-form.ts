/**
 * The question page, open to everybody. A visitor's conversation is theirs by a key that only their browser holds; an address
 * that they typed proves nothing. Machines that fill in the hidden field are thanked and nothing is kept.
 */
import { hash, randomBytes } from "node:crypto";
import type { AskBody, VisitorConversation } from "#lib/api/service.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { languageOf } from "#lib/intelligence/answer/grams.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { messageEvent } from "#lib/service/message-event.ts";
import { type Channel, loadChannel } from "../store/channels.ts";
import { database } from "../store/database.ts";
import { acceptNow } from "./accept-now.ts";
import { notFound, Refusal } from "./actor.ts";

const conversationIdOf = (token: string): string => `web-${hash("sha256", `conversation/${token}`, "hex").slice(0, 24)}`;

export async function askShop(input: AskBody & { id: string; from: string }): Promise<{ token: string }> {
  const channel = await openForm(input.id);
  const token = input.token ?? randomBytes(24).toString("base64url");
  if (input.website !== "") return { token };
  if (!mayAsk(`${input.id} ${input.from}`, Date.now())) throw new Refusal(429, "ask.often", refusalWords.askOften);
  const conversationId = conversationIdOf(token);
  if (input.token !== undefined && !(await isThere(channel, conversationId))) throw notFound("conversation");
  const key = hash("sha256", `${conversationId}/${input.key}`, "hex").slice(0, 32);
  const body = messageEvent({
    id: key,
    conversationId,
    channel: "web",
    channelId: channel.id,
    text: input.text,
    locale: languageOf(input.text) === "zh" ? "zh-CN" : "en",
    name: input.name,
    address: input.email,
    subject: "",
    at: "",
    customer: null,
    isAutomatic: false,
    raw: { name: input.name, email: input.email },
  });
  await acceptNow({
    workspaceId: channel.workspaceId,
    sourceId: null,
    origin: "webhook",
    reading: { platform: "tradewind", topic: "message.received", v: readingVersion },
    body: Buffer.from(JSON.stringify(body)),
    headers: {},
    dedupeKey: `channel/${channel.id}/${key}`,
    receivedAt: new Date(),
  });
  return { token };
}

export async function getAsked(input: { id: string; token: string }): Promise<VisitorConversation> {
  const channel = await openForm(input.id);
  const { sql } = database();
  const conversationId = conversationIdOf(input.token);
  const [conversation] = await sql<{ status: string }[]>`
    select status from conversation
    where workspace_id = ${channel.workspaceId} and id = ${conversationId} and channel_id = ${channel.id}`;
  if (!conversation) return { closed: false, messages: [] };
  const rows = await sql<{ id: string; author: string; author_name: string; body: string; at: Date }[]>`
    select id, author, author_name, body, at from shop_message
    where workspace_id = ${channel.workspaceId} and conversation_id = ${conversationId} and state in ('received', 'sent', 'kept')
    order by at desc, id desc limit ${limits.conversationMessages}`;
  return {
    closed: conversation.status === "closed",
    messages: rows.reverse().map(({ id, author, author_name, body, at }) => ({
      id,
      mine: author === "customer",
      text: body,
      by: author === "person" ? author_name : "",
      at: at.toISOString(),
    })),
  };
}

/** What the page shows before anything is asked. */
export async function openForm(id: string): Promise<Channel & { readonly shop: string }> {
  const { sql } = database();
  const channel = await loadChannel(null, id, sql);
  if (!channel?.enabled || channel.kind !== "web") throw notFound("channel");
  const [workspace] = await sql<{ name: string }[]>`select name from workspace where id = ${channel.workspaceId}`;
  return { ...channel, shop: workspace?.name ?? "" };
}

async function isThere({ workspaceId, id }: Channel, conversationId: string): Promise<boolean> {
  const { sql } = database();
  const [row] = await sql`select 1 from conversation where workspace_id = ${workspaceId} and id = ${conversationId} and channel_id = ${id}`;
  return row !== undefined;
}

const asked = new Map<string, number[]>();

/** So many from one address within so long; the oldest addresses are forgotten first. */
function mayAsk(who: string, now: number): boolean {
  const recent = (asked.get(who) ?? []).filter((at) => now - at < limits.formMs);
  if (recent.length >= limits.formMessages) return false;
  asked.delete(who);
  asked.set(who, [...recent, now]);
  const oldest = asked.keys().next();
  if (asked.size > limits.formAddressesMax && !oldest.done) asked.delete(oldest.value);
  return true;
}
