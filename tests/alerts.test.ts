/** Alerts to a real mail server and a real receiver: signed, at least once, one by one at first and gathered after, and seen when they fail. */
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendAlerts } from "#engine/alerts.ts";
import { testAlert } from "#engine/commands/test-alert.ts";
import { updateAlerts } from "#engine/commands/update-alerts.ts";
import { failingAlerts, getAlerts } from "#engine/queries/get-alerts.ts";
import { takeAlerts } from "#engine/store/alert-channels.ts";
import { database } from "#engine/store/database.ts";
import { raiseAlert, readAlertSettings } from "#engine/store/raise-alert.ts";
import { watchConditions } from "#engine/store/watch-conditions.ts";
import { type AlertKind, type AlertSettings, alertData, noAlerts } from "#lib/alert/alert.ts";
import { limits } from "#lib/limits.ts";
import { openTestShop, type TestShop } from "./shop.ts";

let shop: TestShop;
let mailServer: SMTPServer;
let receiver: Server;
let mails: string[] = [];
let hooks: { headers: IncomingHttpHeaders; body: string }[] = [];
/** How the next messages are taken; well where nothing is said. */
let mailRefuses = 0;
let hookAnswers: number[] = [];
const password = "a mail password";

beforeAll(async () => {
  shop = await openTestShop();
  mailServer = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === "shop" && auth.password === password ? done(null, { user: "shop" }) : done(new Error("Wrong password")),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (mailRefuses > 0) {
          mailRefuses--;
          done(Object.assign(new Error("Come again"), { responseCode: 451 }));
          return;
        }
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  mailServer.on("error", () => {});
  await new Promise<void>((ready) => void mailServer.listen(0, "127.0.0.1", ready));
  receiver = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      hooks.push({ headers: req.headers, body: Buffer.concat(chunks).toString() });
      res.writeHead(hookAnswers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
});
afterAll(async () => {
  await new Promise<void>((closed) => void mailServer.close(closed));
  receiver.close();
  await shop.close();
});
beforeEach(async () => {
  [mails, hooks, mailRefuses, hookAnswers] = [[], [], 0, []];
  await database().sql`truncate alert, alert_channel, alert_condition, alert_settings, connection cascade`;
});

const portOf = (server: { address(): ReturnType<Server["address"]> }) => (server.address() as AddressInfo).port;
const settings = (more: Partial<AlertSettings> = {}): AlertSettings => ({
  ...noAlerts,
  mail: {
    on: true,
    host: "127.0.0.1",
    port: portOf(mailServer.server),
    security: "none",
    user: "shop",
    from: "tradewind@shop.example",
    to: ["one@shop.example", "two@shop.example"],
  },
  hook: { on: true, url: `http://127.0.0.1:${portOf(receiver)}/alerts`, inside: true },
  ...more,
});
const save = (more: Partial<AlertSettings> = {}) => updateAlerts(shop.owner, { settings: settings(more), password, newSecret: false });
let n = 0;
async function raise(kind: AlertKind = "problem", key = `k${n++}`): Promise<void> {
  const { sql } = database();
  const data = alertData.parse({ name: "Tag big orders", path: "/problems/1", code: "order.not-found", message: "There is no order 7." });
  await raiseAlert(sql, shop.workspaceId, await readAlertSettings(sql, shop.workspaceId), { kind, key, data });
}
const send = () => sendAlerts(database().sql);
const gapOver = () => database().sql`update alert_channel set next_at = now() - interval '1 second'`;
const quoted = (text: string) => text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
const decoded = (mail: string) => Buffer.from(quoted(mail.replace(/=\r\n/g, "")), "latin1").toString("utf8");
/** Encoded words of either kind, put together. */
const subjectOf = (mail: string): string => {
  const [, folded = ""] = /^Subject: ((?:.|\r\n[ \t])*)/m.exec(mail) ?? [];
  const words = [...folded.matchAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/g)];
  const bytes = words.map(([, kind, text = ""]) =>
    kind === "B" ? Buffer.from(text, "base64") : Buffer.from(quoted(text.replace(/_/g, " ")), "latin1"),
  );
  return Buffer.concat(bytes).toString("utf8");
};

describe("an alert", () => {
  test("goes out by mail to everybody named, and by a signed message, once each", async () => {
    const { secret } = await save();
    await raise();
    await send();
    await send();
    expect(mails).toHaveLength(1);
    const [mail = ""] = mails.map(decoded);
    expect(mail).toMatch(/^To: one@shop.example, two@shop.example$/im);
    expect(mail).toContain("New problem in “Tag big orders”");
    expect(mail).toContain("There is no order 7.");
    expect(mail).toContain("http://127.0.0.1:3000/problems/1");
    expect(hooks).toHaveLength(1);
    const [hook] = hooks;
    const told = new Webhook(secret ?? "").verify(hook?.body ?? "", hook?.headers as Record<string, string>);
    expect(told).toMatchObject({
      type: "tradewind.alerts",
      data: { alerts: [{ kind: "problem", url: "http://127.0.0.1:3000/problems/1" }] },
    });
    expect((await getAlerts(shop.viewer)).channels.map(({ pending, error }) => [pending, error])).toEqual([
      [0, ""],
      [0, ""],
    ]);
  });

  test("with one key is told once; what is not asked for is not told at all", async () => {
    await save({ kinds: { ...noAlerts.kinds, reopened: false } });
    await raise("problem", "same");
    await raise("problem", "same");
    await raise("reopened", "other");
    await send();
    expect(JSON.parse(hooks[0]?.body ?? "").data.alerts).toHaveLength(1);
    expect(hooks).toHaveLength(1);
  });

  test("after the first, those of a while come in one message that counts them", async () => {
    await save({ language: "zh" });
    await raise();
    await send();
    for (let i = 0; i < limits.alertsInDigest + 5; i++) await raise();
    await send();
    expect(mails).toHaveLength(1);
    await gapOver();
    await send();
    expect(await failingAlerts(shop.viewer)).toEqual([]);
    expect(mails).toHaveLength(2);
    expect(subjectOf(mails[1] ?? "")).toContain("25 条提醒");
  });
});

describe("a message that cannot be sent", () => {
  test("is kept, tried again after a longer and longer pause, and shown until it has arrived", async () => {
    await save();
    mailRefuses = 1;
    hookAnswers = [500, 503];
    await raise();
    await send();
    expect(await failingAlerts(shop.viewer)).toMatchObject([
      { channel: "mail", error: expect.stringContaining("127.0.0.1") },
      { channel: "hook", error: expect.stringContaining("answered 500") },
    ]);
    await send();
    expect(mails).toHaveLength(0);
    await gapOver();
    await send();
    expect(mails).toHaveLength(1);
    expect((await failingAlerts(shop.viewer)).map(({ channel }) => channel)).toEqual(["hook"]);
    await gapOver();
    await send();
    expect(await failingAlerts(shop.viewer)).toEqual([]);
    expect(new Set(hooks.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("and one that was taken when the process died goes out again as the same message", async () => {
    await save();
    await raise();
    const taken = await takeAlerts(database().sql);
    await raise();
    await gapOver();
    const again = await takeAlerts(database().sql);
    const other = await takeAlerts(database().sql);
    const same = [again, other].find((each) => each?.channel === taken?.channel);
    expect(same?.id).toBe(taken?.id);
    expect(same?.alerts).toEqual(taken?.alerts);
    expect(await takeAlerts(database().sql)).toBeNull();
  });
});

describe("the test button", () => {
  test("says at once that it arrived, or why not; the password is never in it", async () => {
    await save();
    expect(await testAlert(shop.owner, { channel: "mail" })).toEqual({ sent: true, error: "" });
    expect(await testAlert(shop.owner, { channel: "hook" })).toEqual({ sent: true, error: "" });
    await updateAlerts(shop.owner, { settings: settings(), password: "another password", newSecret: false });
    const { sent, error } = await testAlert(shop.owner, { channel: "mail" });
    expect(sent).toBe(false);
    expect(error).toContain("did not accept the user name and password");
    expect(error).not.toContain("another password");
  });

  test("a private address is called only where that was said", async () => {
    await save({ hook: { ...settings().hook, inside: false } });
    expect((await testAlert(shop.owner, { channel: "hook" })).error).toContain("inside a private network");
    expect(hooks).toEqual([]);
  });

  test("only the owner sets alerts up; secrets are kept sealed and shown to nobody", async () => {
    await save();
    await expect(updateAlerts(shop.editor, { settings: settings(), newSecret: false })).rejects.toThrow();
    const seen = JSON.stringify(await getAlerts(shop.viewer));
    expect(seen).not.toContain(password);
    expect(seen).not.toContain("whsec_");
    await expect(
      updateAlerts(shop.owner, { settings: { ...settings(), mail: { ...settings().mail, to: [] } }, newSecret: false }),
    ).rejects.toThrow();
  });

  test("a password does not go along to another mail server", async () => {
    await save();
    await updateAlerts(shop.owner, { settings: settings({ mail: { ...settings().mail, host: "localhost" } }), newSecret: false });
    expect((await getAlerts(shop.viewer)).hasPassword).toBe(false);
  });
});

describe("what holds", () => {
  const look = () => watchConditions(database().sql);
  const told = async () => (await getAlerts(shop.viewer)).recent.map(({ kind, data }) => [kind, data.name]);
  test("a connection that rests is told of when it begins, and not again while it comes and goes", async () => {
    await save();
    const id = "6a0c1d2e-0000-4000-8000-00000000000b";
    const { sql } = database();
    await sql`insert into connection (id, workspace_id, name, kind) values (${id}, ${shop.workspaceId}, 'Warehouse', 'http')`;
    await sql`insert into connection_gate (connection_id, rests, rests_until, error) values (${id}, 1, 1, 'It answered 503.')`;
    await look();
    await look();
    expect(await told()).toEqual([["connection", "Warehouse"]]);
    await sql`update connection_gate set rests_until = null`;
    await look();
    await sql`update connection_gate set rests_until = 1`;
    await look();
    expect(await told()).toHaveLength(1);
    await sql`update connection_gate set rests_until = null`;
    await look();
    await sql`update alert_condition set changed_at = now() - interval '1 day'`;
    await sql`update connection_gate set rests_until = 1`;
    await look();
    expect(await told()).toHaveLength(2);
  });

  test("work that has waited longer than was set is told of", async () => {
    await save({ backlogMinutes: 10 });
    const { sql } = database();
    await look();
    expect(await told()).toEqual([]);
    await sql`insert into shard_lease (shard) values (1) on conflict do nothing`;
    await sql`
      insert into delivery (day, shard, seq, workspace_id, lane, kind, folds, at)
      values (current_date, 1, 1, ${shop.workspaceId}, 'l', 'event', false, now() - interval '11 minutes')`;
    await look();
    expect(await told()).toEqual([["backlog", ""]]);
  });
});
