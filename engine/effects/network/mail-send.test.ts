/** Mails to a real SMTP server on this machine, which refuses, delays and breaks off as servers do. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AnyConnection } from "#engine/store/connections.ts";
import { smtpKind } from "#lib/outside/kinds/smtp.ts";
import { checkMail, type MailSurroundings, performMailSend } from "./mail-send.ts";
import { providerWire } from "./provider-wire.ts";
import type { ConnectionOf } from "./system-call.ts";

/** What it answers instead of a yes; `cut`: the line breaks where the answer should come. */
let trouble: { auth?: string; rcpt?: (address: string) => string | null; data?: string | "cut" };
let mails: { from: string; to: string[]; text: string }[];
let port = 0;
let close: () => void;

beforeEach(async () => {
  trouble = {};
  mails = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setEncoding("utf8").on("error", () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail = { from: "", to: [] as string[], text: "" };
    let reading = false;
    let rest = "";
    say("220 test ESMTP");
    socket.on("data", (chunk: string) => {
      rest += chunk;
      for (;;) {
        if (reading) {
          const end = rest.indexOf("\r\n.\r\n");
          if (end < 0) return;
          mail.text = rest.slice(0, end);
          rest = rest.slice(end + 5);
          reading = false;
          if (trouble.data === "cut") {
            mails.push(mail);
            return void socket.destroy();
          }
          if (!trouble.data) mails.push(mail);
          mail = { from: "", to: [], text: "" };
          say(trouble.data ?? "250 taken");
          continue;
        }
        const end = rest.indexOf("\r\n");
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === "EHLO") say("250-test\r\n250 AUTH PLAIN");
        else if (verb === "AUTH") {
          const good = Buffer.from("\0shop\0app-password").toString("base64");
          say(trouble.auth ?? (line === `AUTH PLAIN ${good}` ? "235 welcome" : "535 5.7.8 wrong"));
        } else if (verb === "MAIL") {
          mail.from = /<(.*?)>/.exec(line)?.[1] ?? "";
          say("250 ok");
        } else if (verb === "RCPT") {
          const address = /<(.*?)>/.exec(line)?.[1] ?? "";
          const no = trouble.rcpt?.(address) ?? null;
          if (!no) mail.to.push(address);
          say(no ?? "250 ok");
        } else if (verb === "DATA") {
          reading = true;
          say("354 go on");
        } else if (verb === "STAR") say("502 not here");
        else if (verb === "QUIT") {
          say("221 bye");
          socket.end();
        } else say("250 ok");
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  port = (server.address() as AddressInfo).port;
  close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
});
afterEach(() => close());

const never = new AbortController().signal;
const connection = (more: object = {}, password = "app-password") =>
  ({
    id: "c1",
    name: "Mail",
    kind: "smtp",
    settings: smtpKind.settings.parse({
      baseUrl: `smtp://mail.test:${port}`,
      from: "shop@example.com",
      fromName: "The Shop",
      user: "shop",
      plain: true,
      allowedHosts: ["mail.test"],
      ...more,
    }),
    secrets: { password },
  }) as ConnectionOf<"smtp">;
const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
const around = (by: AnyConnection | null, own: Awaited<ReturnType<MailSurroundings["own"]>> = null): MailSurroundings => ({
  connection: async () => by,
  wire: (to, signal) => providerWire(to, null, signal),
  own: async () => own,
  resolve,
});
const send = (by: AnyConnection | null = connection(), args: object = {}, own: Parameters<typeof around>[1] = null) =>
  performMailSend(
    {
      key: "run/step/1",
      args: { connectionId: by ? "c1" : "", to: "li@example.com", replyTo: "", subject: "订单 1001", text: "您好", ...args },
      workspaceId: "w",
    },
    never,
    around(by, own),
  );

test("a mail goes out with the sender's name, its answers' address and a number made of the step's key", async () => {
  const first = await send(undefined, { to: "li@example.com, wang@example.com", replyTo: "help@example.com" });
  expect(first).toMatchObject({ ok: true, reply: { accepted: ["li@example.com", "wang@example.com"], rejected: [] } });
  const [mail] = mails;
  expect(mail).toMatchObject({ from: "shop@example.com", to: ["li@example.com", "wang@example.com"] });
  expect(mail?.text).toMatch(/^From: (?:"?The Shop"?) <shop@example\.com>/m);
  expect(mail?.text).toMatch(/^Reply-To: help@example\.com/m);
  const number = /^Message-ID: (<[0-9a-f]{32}@example\.com>)/m.exec(mail?.text ?? "")?.[1];
  expect(first).toMatchObject({ reply: { messageId: number } });
  await send();
  expect(mails[1]?.text).toContain(number);
});

test("without a connection it goes by the mail server of alerts, where one is set", async () => {
  expect(await send(null)).toMatchObject({ failure: { code: "mail.no-server", final: true } });
  const own = { host: "127.0.0.1", port, security: "none" as const, user: "", from: "alerts@example.com", password: "" };
  expect(await send(null, {}, own)).toMatchObject({ ok: true });
  expect(mails[0]?.from).toBe("alerts@example.com");
});

test("an address that is refused is an answer; one that is refused for now is tried again", async () => {
  trouble.rcpt = (address) => (address.startsWith("li") ? "550 5.1.1 no such user" : null);
  expect(await send(undefined, { to: "li@example.com,wang@example.com" })).toMatchObject({
    reply: { accepted: ["wang@example.com"], rejected: ["li@example.com"] },
  });
  expect(await send()).toMatchObject({ ok: true, reply: { accepted: [], rejected: ["li@example.com"] } });
  trouble.rcpt = () => "451 4.7.1 greylisted";
  expect(await send()).toMatchObject({ failure: { code: "mail.later", final: false } });
  trouble = { data: "552 5.3.4 too big" };
  expect(await send()).toMatchObject({ failure: { code: "mail.refused", final: true } });
});

test("a line that breaks after the text has gone is a person's to look at; before it, the mail is sent again", async () => {
  trouble.data = "cut";
  expect(await send()).toMatchObject({ failure: { code: "mail.in-doubt", final: true } });
  expect(mails).toHaveLength(1);
  close();
  expect(await send()).toMatchObject({ failure: { code: "mail.unreachable", final: false } });
});

test("a wrong password is said without it, and never tried again", async () => {
  const outcome = await send(connection({}, "not-the-password"));
  expect(outcome).toMatchObject({ failure: { code: "mail.access", final: true } });
  trouble.auth = "535 you said not-the-password";
  expect(JSON.stringify(await send(connection({}, "not-the-password")))).not.toContain("not-the-password");
  expect(await checkMail(connection({}, "not-the-password"), never, resolve)).toMatchObject({ code: "mail.access" });
});

test("it can be checked without a mail; a server that offers no encryption is not used where that is wanted", async () => {
  expect(await checkMail(connection(), never, resolve)).toBeNull();
  expect(mails).toEqual([]);
  expect(await send(connection({ plain: false }))).toMatchObject({ ok: false });
  expect(mails).toEqual([]);
});

test("an address that is none, or nobody, is said before anything is opened; a server inside the network must be allowed", async () => {
  for (const to of ["", " , ", "li", "li@example.com\r\nBcc: all@example.com x"]) {
    expect(await send(undefined, { to })).toMatchObject({ failure: { code: "mail.bad-address", final: true } });
  }
  expect(await send(connection({ allowedHosts: [] }))).toMatchObject({ failure: { code: "http.refused-address" } });
});
