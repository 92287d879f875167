/** Mail both ways, against a real IMAP server: read once and in order, left where it is, answered in its thread. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkChannel } from "#engine/commands/check-channel.ts";
import { createChannel } from "#engine/commands/create-channel.ts";
import { replyConversation } from "#engine/commands/reply-conversation.ts";
import { letterOf } from "#engine/connectors/mailbox/mailbox.ts";
import { Channels } from "#engine/ingest/channels.ts";
import { listConversations } from "#engine/queries/list-conversations.ts";
import { type Engine, startEngine } from "#engine/runtime/postgres/serve.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";
import { mailUser, openMailbox, openSmtp, whyNoDovecot } from "./mail-side.ts";
import { openShopOn, type TestShop } from "./shop-on.ts";

const mail = (id: string, subject: string, text: string, more: readonly string[] = []) => [
  `Message-ID: <${id}@example.org>`,
  "From: Lena Hofmann <Lena@Example.org>",
  "To: service@example.com",
  `Subject: ${subject}`,
  "Date: Mon, 23 Nov 2026 09:00:00 +0100",
  "MIME-Version: 1.0",
  "Content-Type: text/plain; charset=utf-8",
  ...more,
  "",
  text,
  "",
];

test("whatever stands in a mail, a letter comes of it", async () => {
  const of = (lines: readonly string[]) => letterOf(Buffer.from(lines.join("\r\n")));
  expect(await of(mail("m1", "=?utf-8?B?5Y+R6LSn?=", "什么时候发货？"))).toMatchObject({
    id: "<m1@example.org>",
    from: { address: "lena@example.org", name: "Lena Hofmann" },
    subject: "发货",
    text: "什么时候发货？",
    at: "2026-11-23T08:00:00.000Z",
    isAutomatic: false,
  });
  for (const more of ["Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <news.example.org>"])
    expect((await of(mail("m", "x", "y", [more]))).isAutomatic).toBe(true);
  for (const lines of [[""], ["no headers at all"], ["From: nobody", "", ""], ["Content-Type: multipart/mixed; boundary=x", "", "--x"]])
    expect((await of(lines)).id).toMatch(/^<.+>$/);
});

const why = whyNoDovecot();
if (why) console.log(`mail against a real server is left out: ${why}`);

describe.skipIf(why !== null)("a mailbox", () => {
  let database: TestDatabase;
  let shop: TestShop;
  let engine: Engine;
  let box: Awaited<ReturnType<typeof openMailbox>>;
  let smtp: Awaited<ReturnType<typeof openSmtp>>;
  let channels: Channels;
  let channelId: string;

  beforeEach(async () => {
    database = await openTestDatabase();
    shop = await openShopOn(database.url, database.sql);
    engine = await startEngine({ url: database.url, role: "all", log: () => {} });
    [box, smtp] = await Promise.all([openMailbox(), openSmtp()]);
    const settings = {
      address: mailUser.user,
      senderName: "Tea house",
      imapHost: "127.0.0.1",
      imapPort: box.port,
      imapSecurity: "none",
      smtpHost: "127.0.0.1",
      smtpPort: smtp.port,
      smtpSecurity: "none",
    };
    const made = await createChannel(shop.editor, { kind: "mail", name: "Mailbox", settings, secrets: { password: mailUser.password } });
    channelId = made.id;
    channels = new Channels({ sql: database.sql, accept: (incoming) => engine.acceptor.accept(incoming), log: () => {} });
  });
  afterEach(async () => {
    await channels.stop();
    await engine.stop();
    await Promise.all([box.close(), smtp.close()]);
    await shop.close();
    await database.close();
  });

  const fetched = async () => {
    await channels.fetch(channelId, "");
    const [row] = await database.sql`select error from support_channel where id = ${channelId}`;
    expect({ error: row?.["error"], log: row?.["error"] ? box.log() : "" }).toEqual({ error: "", log: "" });
  };
  const conversations = async (n: number) => {
    for (let i = 0; i < 200; i++) {
      const { items } = await listConversations(shop.editor, { view: "all" });
      if (items.length === n) return items;
      await new Promise((next) => setTimeout(next, 20));
    }
    throw new Error(`no ${n} conversations`);
  };

  test("is read once, from when it was added; an answer goes out in the thread, and what comes back to it goes on with it", async () => {
    box.arrives(mail("old", "Old", "From before."));
    expect(await checkChannel(shop.editor, { id: channelId })).toEqual({ ok: true, message: "" });
    await fetched();
    box.arrives(mail("m1", "Re: Delivery", "When do you ship?"));
    await fetched();
    await fetched();
    const [first] = await conversations(1);
    expect(first).toMatchObject({
      channel: "email",
      name: "Lena Hofmann",
      subject: "Delivery",
      lastText: "When do you ship?",
      status: "open",
    });
    const id = first?.id ?? "";

    const answered = await replyConversation(shop.editor, { id, text: "Tomorrow.", key: "key-of-the-form" });
    expect(answered).toEqual({ state: "sent", failure: "" });
    const [letter = ""] = smtp.state.letters;
    expect(letter).toContain("Subject: Re: Delivery");
    expect(letter).toContain("In-Reply-To: <m1@example.org>");
    expect(letter).toContain("To: lena@example.org");
    const ours = /Message-ID: (<[^>]+>)/.exec(letter)?.[1] ?? "";

    // a client that keeps the last reference only
    box.arrives(
      mail("m2", "Re: Delivery", "Thank you!\r\n\r\nOn Mon, 23 Nov 2026, Tea house wrote:\r\n> Tomorrow.", [`In-Reply-To: ${ours}`]),
    );
    await fetched();
    for (let i = 0; i < 100 && (await conversations(1))[0]?.lastText !== "Thank you!"; i++)
      await new Promise((next) => setTimeout(next, 20));
    expect((await conversations(1))[0]).toMatchObject({ id, lastText: "Thank you!", mode: "person" });

    // the cursor is lost: nothing comes twice, and what was there before the channel comes once
    await database.sql`update support_channel set cursor = '1:0'`;
    await fetched();
    expect(await conversations(2)).toHaveLength(2);
    expect(Number((await database.sql`select count(*) as n from shop_message where author = 'customer'`)[0]?.["n"])).toBe(3);
  });

  test("a mail that is refused is said to be; one whose end nobody knows is not sent again by itself; a wrong password is named", async () => {
    await fetched();
    box.arrives(mail("m1", "Hello", "Are you there?"));
    await fetched();
    const id = (await conversations(1))[0]?.id ?? "";
    smtp.state.next = "refuse";
    expect(await replyConversation(shop.editor, { id, text: "Yes.", key: "first-key" })).toMatchObject({ state: "failed" });
    smtp.state.next = "cut";
    expect(await replyConversation(shop.editor, { id, text: "Yes!", key: "second-key" })).toMatchObject({ state: "unknown" });
    expect(smtp.state.letters).toHaveLength(1);
    await database.sql`update support_channel set settings = settings || '{"user":"somebody@example.com"}'`;
    expect(await checkChannel(shop.editor, { id: channelId })).toMatchObject({
      ok: false,
      message: expect.stringContaining("does not accept"),
    });
  });
});
