/** WeChat customer service against WeChat's side: the address proved, callbacks verified and decrypted, messages fetched once, answers sent. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkChannel } from "#engine/commands/check-channel.ts";
import { createChannel } from "#engine/commands/create-channel.ts";
import { replyConversation } from "#engine/commands/reply-conversation.ts";
import { resendMessage } from "#engine/commands/resend-message.ts";
import { openCallback } from "#engine/connectors/wechat-service/callback.ts";
import { channelDoor } from "#engine/ingest/channel-door.ts";
import { Channels } from "#engine/ingest/channels.ts";
import { getConversation } from "#engine/queries/get-conversation.ts";
import { listConversations } from "#engine/queries/list-conversations.ts";
import { type Engine, startEngine } from "#engine/runtime/postgres/serve.ts";
import { loadChannel } from "#engine/store/channels.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";
import { openShopOn, type TestShop } from "./shop-on.ts";
import { callbackBody, encrypted, newsFor, openWechat, wechatAccount } from "./wechat-side.ts";

let database: TestDatabase;
let shop: TestShop;
let engine: Engine;
let wechat: Awaited<ReturnType<typeof openWechat>>;
let channels: Channels;
let channelId: string;
let door: { url: string; close: () => void };
const errors: unknown[] = [];

beforeEach(async () => {
  errors.length = 0;
  database = await openTestDatabase();
  shop = await openShopOn(database.url, database.sql);
  engine = await startEngine({ url: database.url, role: "all", log: (_, error) => error && errors.push(error) });
  wechat = await openWechat();
  channelId = (await makeChannel()).id;
  channels = new Channels({
    sql: database.sql,
    accept: (incoming) => engine.acceptor.accept(incoming),
    log: (_, error) => errors.push(error),
  });
  const listener = createServer(
    channelDoor({
      channel: (id) => loadChannel(null, id, database.sql),
      fetch: (id, hint) => channels.fetch(id, hint),
      report: (error) => errors.push(error),
    }),
  );
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  door = { url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/channels/${channelId}`, close: () => listener.close() };
});
afterEach(async () => {
  door.close();
  await channels.stop();
  await engine.stop();
  await wechat.close();
  await shop.close();
  await database.close();
});

const makeChannel = (more: Record<string, string> = {}) =>
  createChannel(shop.editor, {
    kind: "wechat",
    name: "WeChat",
    settings: { corpId: wechatAccount.corpId, baseUrl: wechat.baseUrl, allowedHosts: [wechat.host] },
    secrets: { secret: wechatAccount.secret, token: wechatAccount.token, encodingAesKey: wechatAccount.encodingAesKey, ...more },
  });

const until = async <T>(look: () => Promise<T>, good: (value: T) => boolean): Promise<T> => {
  for (let i = 0; i < 300; i++) {
    const value = await look();
    if (good(value)) return value;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error(`it did not come to that: ${JSON.stringify(await look())} ${errors.map(String)}`);
};
const events = async () => Number((await database.sql`select count(*) as n from event`)[0]?.["n"]);
const inbox = () => listConversations(shop.editor, { view: "all" });

describe("the callback", () => {
  test("the example that WeCom publishes opens", () => {
    const keys = { token: "QDG6eK", encodingAesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", receiveId: "wx5823bf96d3bd56c7" };
    const encrypt =
      "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
    const opened = openCallback(keys, {
      signature: "477715d11cdb4164915debcba66cb864d751f3e6",
      timestamp: "1409659813",
      nonce: "1372623149",
      encrypted: encrypt,
    });
    expect(opened).toMatchObject({ ok: true, text: expect.stringContaining("<Content><![CDATA[hello]]></Content>") });
  });

  test("the proof of the address is given back; a forged, damaged or misdirected one is refused", async () => {
    const { query, encrypt } = encrypted("1616140317555161061");
    const ask = (more: string) => fetch(`${door.url}?${more}`);
    const good = await ask(`${query}&echostr=${encodeURIComponent(encrypt)}`);
    expect([good.status, await good.text()]).toEqual([200, "1616140317555161061"]);
    const forged = query.replace(/msg_signature=./, "msg_signature=0");
    expect((await ask(`${forged === query ? `${query}0` : forged}&echostr=${encodeURIComponent(encrypt)}`)).status).toBe(401);
    expect((await ask(`${query}&echostr=${encodeURIComponent(encrypt.slice(4))}`)).status).toBe(401);
    const other = encrypted("1", wechatAccount, "ww-somebody-else");
    expect((await ask(`${other.query}&echostr=${encodeURIComponent(other.encrypt)}`)).status).toBe(400);
    expect((await fetch(door.url)).status).toBe(401);
    expect((await fetch(door.url.replace(/.$/, (c) => (c === "0" ? "1" : "0")))).status).toBe(404);
    expect((await fetch(door.url, { method: "PUT" })).status).toBe(405);
    expect((await fetch(door.url, { method: "POST", body: "<xml></xml>" })).status).toBe(401);
  });
});

test("what customers wrote is fetched after the callback, page by page, once; the cursor goes on from there", async () => {
  for (let i = 1; i <= 5; i++) wechat.says(`m${i}`, `问题 ${i}`);
  wechat.says("m6", "", { origin: 4, msgtype: "event", event: { event_type: "enter_session" } });
  wechat.says("m7", "", { msgtype: "image", image: { media_id: "x" } });
  const { query, encrypt } = encrypted(newsFor("news-token"));
  const answer = await fetch(`${door.url}?${query}`, { method: "POST", body: callbackBody(encrypt) });
  expect([answer.status, await answer.text()]).toEqual([200, "success"]);
  await until(events, (n) => n === 6);
  const page = await until(inbox, ({ items }) => items[0]?.lastText === "[图片]");
  expect(page.items).toHaveLength(1);
  expect(page.items[0]).toMatchObject({ channel: "wechat", name: "小王", status: "open", locale: "zh-CN" });
  // the same again, and WeChat forgets our token: nothing comes twice, and what is new comes
  wechat.state.valid.clear();
  await database.sql`update support_channel set cursor = ''`;
  wechat.says("m8", "还在吗");
  await channels.fetch(channelId, "");
  expect(await events()).toBe(7);
  expect((await database.sql`select cursor, error from support_channel`)[0]).toMatchObject({ cursor: "c8", error: "" });
  expect(wechat.state.asked.find(({ path }) => path.endsWith("sync_msg"))?.body).toMatchObject({ token: "news-token" });
  expect(errors).toEqual([]);
});

test("a person's answer goes out once; what WeChat refuses and what nobody knows is said, and can be sent again", async () => {
  wechat.says("m1", "什么时候发货？");
  await channels.fetch(channelId, "");
  const [first] = (await until(inbox, ({ items }) => items.length === 1)).items;
  const id = first?.id ?? "";
  const reply = { id, text: "今天发货。", key: "key-of-the-form" };
  expect(await replyConversation(shop.editor, reply)).toEqual({ state: "sent", failure: "" });
  expect(await replyConversation(shop.editor, reply)).toEqual({ state: "sent", failure: "" });
  expect(wechat.state.sent).toMatchObject([
    { touser: "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw", open_kfid: wechatAccount.openKfId, msgtype: "text", text: { content: "今天发货。" } },
  ]);
  expect(await getConversation(shop.editor, { id })).toMatchObject({ mode: "person", status: "answered", sendsBy: { kind: "wechat" } });
  // kept as question and answer, for a person to confirm
  expect((await database.sql`select state, phrasings_zh, answer_zh from answer_entry`).map((row) => ({ ...row }))).toEqual([
    { state: "proposed", phrasings_zh: ["什么时候发货？"], answer_zh: "今天发货。" },
  ]);

  wechat.state.nextSend = { errcode: 95001, errmsg: "send msg count limit" };
  const refused = await replyConversation(shop.editor, { ...reply, text: "还有问题吗？", key: "another-key" });
  expect(refused).toMatchObject({ state: "failed", failure: expect.stringContaining("five") });
  wechat.state.nextSend = "cut";
  const lost = await replyConversation(shop.editor, { ...reply, text: "再见", key: "a-third-key" });
  expect(lost.state).toBe("unknown");
  const { messages, status } = await getConversation(shop.editor, { id });
  expect(status).toBe("open");
  const failed = messages.find((message) => message.state === "failed")?.id ?? "";
  const unknown = messages.find((message) => message.state === "unknown")?.id ?? "";
  expect(await resendMessage(shop.editor, { id, messageId: failed, arrived: false })).toMatchObject({ state: "sent" });
  expect(await resendMessage(shop.editor, { id, messageId: unknown, arrived: true })).toMatchObject({ state: "sent" });
  await expect(resendMessage(shop.editor, { id, messageId: unknown, arrived: false })).rejects.toMatchObject({ status: 409 });
  expect(wechat.state.sent.map(({ text }) => (text as { content: string }).content)).toEqual(["今天发货。", "再见", "还有问题吗？"]);
});

test("a channel says what is wrong with it, without its secrets", async () => {
  expect(await checkChannel(shop.editor, { id: channelId })).toEqual({ ok: true, message: "" });
  const other = await makeChannel({ secret: "not-this-secret-at-all" });
  const checked = await checkChannel(shop.editor, { id: other.id });
  expect(checked).toMatchObject({ ok: false, message: expect.stringContaining("secret") });
  await channels.fetch(other.id, "");
  const [row] = await database.sql`select error from support_channel where id = ${other.id}`;
  expect(row?.["error"]).toContain("does not know this secret");
  expect(JSON.stringify(row)).not.toContain("not-this-secret");
  await expect(makeChannel({ encodingAesKey: "short" })).rejects.toMatchObject({ status: 422 });
});
