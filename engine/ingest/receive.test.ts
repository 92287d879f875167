/** Hostile senders against the real door: node:http, raw sockets, a source in memory; what is accepted is counted. */
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import type { SourceRow } from "../store/sources.ts";
import type { Accepted, Incoming } from "./incoming.ts";
import { knownSources } from "./known-sources.ts";
import { receiver } from "./receive.ts";

const workspaceId = "00000000-0000-7000-8000-000000000001";
const secret = `whsec_${Buffer.from("a secret of thirty-two bytes....").toString("base64")}`;
const shopifySecret = "shpss_1";
const ids = {
  standard: randomUUID(),
  shopify: randomUUID(),
  none: randomUUID(),
  off: randomUUID(),
  answers: randomUUID(),
  slow: randomUUID(),
  broken: randomUUID(),
};

let rows: SourceRow[];
let accepted: Incoming[];
let rejected: number;
let counted: string[];
let reported: unknown[];
let accept: (incoming: Incoming) => Promise<Accepted>;
let server: Server;
let port: number;

const row = (id: string, scheme: string, more: Partial<SourceRow> = {}): SourceRow => ({
  id,
  workspaceId,
  scheme,
  settings: {},
  enabled: true,
  secretSealed: null,
  previousSecretSealed: null,
  ...more,
});
const sealed = (text: string) => Buffer.from(text);

beforeEach(async () => {
  rows = [
    row(ids.standard, "standard-webhooks", { secretSealed: sealed(secret) }),
    row(ids.shopify, "shopify", { secretSealed: sealed(shopifySecret) }),
    row(ids.none, "none", { settings: { platform: "shopify", topic: "orders/create" } }),
    row(ids.off, "none", { enabled: false }),
    row(ids.answers, "none", { settings: { answerStatus: "200", answerText: "success" } }),
    row(ids.slow, "standard-webhooks", { secretSealed: sealed(secret), settings: { ratePerSecond: 1, burst: 2 } }),
    row(ids.broken, "hmac", { secretSealed: sealed("cannot open") }),
  ];
  [accepted, rejected, counted, reported] = [[], 0, [], []];
  const first = new Map<string, string>();
  accept = async (incoming) => {
    const eventId = randomUUID();
    const known = incoming.dedupeKey === null ? undefined : first.get(incoming.dedupeKey);
    if (known) return { eventId: known, duplicate: true };
    if (incoming.dedupeKey !== null) first.set(incoming.dedupeKey, eventId);
    accepted.push(incoming);
    return { eventId, duplicate: false };
  };
  const open = (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString();
    if (text === "cannot open") throw new Error("vault");
    return text;
  };
  const receive = receiver({
    sources: knownSources({ read: async (wanted) => rows.filter(({ id }) => wanted.includes(id)), open }),
    accept: (incoming) => accept(incoming),
    reject: async (workspace, why, source) => {
      expect(workspace).toBe(workspaceId);
      if (why === "rejected") rejected++;
      else counted.push(`${why} ${source}`);
    },
    report: (error) => reported.push(error),
    bounds: { bodyTimeoutMs: 1_000, receivingBytesMax: 12 * 1024 * 1024 },
  });
  // a client may find a connection just closed for idleness: not what is tried here
  server = createServer({ keepAliveTimeout: 60_000 }, (req, res) => void receive(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const order = JSON.stringify({ id: 5678901234567, name: "#1001", currency: "EUR", total_price: "612.40" });
function signed(body: string | Buffer = order, more: { id?: string; at?: number; secret?: string } = {}): Record<string, string> {
  const at = new Date(more.at ?? Date.now());
  const id = more.id ?? randomUUID();
  const signature = new Webhook(more.secret ?? secret).sign(id, at, typeof body === "string" ? body : body.toString("latin1"));
  return { "webhook-id": id, "webhook-timestamp": String(Math.floor(at.getTime() / 1000)), "webhook-signature": signature };
}
const shopifySigned = (body: string | Uint8Array, key = shopifySecret) => ({
  "x-shopify-hmac-sha256": createHmac("sha256", key).update(body).digest("base64"),
  "x-shopify-topic": "orders/create",
  "x-shopify-webhook-id": randomUUID(),
});

async function send(id: string, body: BodyInit, headers: Record<string, string> = {}, method = "POST") {
  const response = await fetch(`http://127.0.0.1:${port}/hooks/${id}`, { method, headers, ...(method === "POST" ? { body } : {}) });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
  return { status: response.status, text, json, headers: response.headers };
}

/** Writes bytes as they are, and reads until the server closes, or for so long. */
function raw(write: (socket: Socket) => void, forMs = 3_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => write(socket));
    let text = "";
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(text);
    };
    const timer = setTimeout(done, forMs);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("close", done).on("error", done);
  });
}
const head = (id: string, headers: Record<string, string>) =>
  `POST /hooks/${id} HTTP/1.1\r\nHost: x\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;

function expectRefused(answer: Awaited<ReturnType<typeof send>>, status: number, code: string) {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.json).toMatchObject({ status, code: `webhook.${code}` });
  expect(answer.json.detail).toMatch(/\.$/);
  expect(accepted).toEqual([]);
}

describe("a genuine message", () => {
  test("is accepted with its raw bytes, its meaning and the few headers worth keeping", async () => {
    const text = order.replace("5678901234567", "271878346596884015");
    const answer = await send(ids.shopify, text, {
      ...shopifySigned(text),
      "content-type": "application/json",
      authorization: "Bearer x",
      cookie: "y",
    });
    expect(answer.status).toBe(202);
    expect(answer.json).toEqual({ eventId: expect.any(String), duplicate: false });
    const [incoming] = accepted;
    expect(Buffer.from(incoming!.body).toString()).toBe(text);
    expect(incoming).toMatchObject({
      workspaceId,
      sourceId: ids.shopify,
      origin: "webhook",
      reading: { platform: "shopify", topic: "orders/create" },
    });
    expect(incoming?.read?.meaning.entity).toEqual({ type: "order", id: "271878346596884015" });
    expect(incoming?.dedupeKey).toBe(`id:${incoming?.headers["x-shopify-webhook-id"]}`);
    expect(Object.keys(incoming!.headers).sort()).toEqual(["content-type", "user-agent", "x-shopify-topic", "x-shopify-webhook-id"]);
    expect(rejected).toBe(0);
  });
  test("a duplicate gets the same answer with the first event's id", async () => {
    const headers = signed();
    const [first, second] = [await send(ids.standard, order, headers), await send(ids.standard, order, headers)];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.json).toEqual({ eventId: first.json.eventId, duplicate: true });
    expect(accepted.length).toBe(1);
    expect(rejected).toBe(0);
  });
  test("unsigned, read by the source's settings, told apart by its content", async () => {
    await send(ids.none, order);
    expect((await send(ids.none, order)).json.duplicate).toBe(true);
    expect(accepted[0]?.read?.meaning).toMatchObject({ type: "order.created", order: { total: { amountMinor: 61240 } } });
  });
  test("the answer is the source's", async () => {
    const answer = await send(ids.answers, "{}");
    expect([answer.status, answer.text]).toEqual([200, "success"]);
  });
  test("chunked, without a length", async () => {
    const headers = { ...signed(), "Transfer-Encoding": "chunked", Connection: "close" };
    const [one, two] = [order.slice(0, 10), order.slice(10)];
    const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
    expect(await raw((socket) => socket.write(`${head(ids.standard, headers)}${chunk(one)}${chunk(two)}0\r\n\r\n`))).toMatch(
      /^HTTP\/1\.1 202/,
    );
    expect(Buffer.from(accepted[0]!.body).toString()).toBe(order);
  });
  test("a test event is marked as one", async () => {
    await send(ids.standard, order, { ...signed(), "x-tradewind-test": "1" });
    expect(accepted[0]?.origin).toBe("test");
  });
  test("a byte order mark is no harm", async () => {
    const text = `\ufeff${order}`;
    expect((await send(ids.shopify, text, shopifySigned(text))).status).toBe(202);
    expect(accepted[0]?.read?.meaning.type).toBe("order.created");
  });
});

describe("refused, and counted once", () => {
  const deep = `${"[".repeat(limits.bodyDepthMax + 1)}${"]".repeat(limits.bodyDepthMax + 1)}`;
  const cut = order.slice(0, -1);
  const invalid = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
  test.each([
    ["forged", 401, "forged", () => send(ids.standard, order, signed(`${order} `))],
    ["signed with another secret", 401, "forged", () => send(ids.shopify, order, shopifySigned(order, "other"))],
    ["unsigned", 401, "missing", () => send(ids.standard, order)],
    ["stale", 401, "stale", () => send(ids.standard, order, signed(order, { at: Date.now() - 301_000 }))],
    ["from the future", 401, "stale", () => send(ids.standard, order, signed(order, { at: Date.now() + 302_000 }))],
    ["empty", 400, "empty", () => send(ids.standard, "", signed(""))],
    ["malformed", 400, "malformed", () => send(ids.standard, cut, signed(cut))],
    ["deep", 400, "deep", () => send(ids.standard, deep, signed(deep))],
    ["not UTF-8", 400, "encoding", () => send(ids.shopify, invalid, shopifySigned(invalid))],
    ["a form", 400, "malformed", () => send(ids.none, "a=b&c=d")],
    ["compressed", 415, "compressed", () => send(ids.standard, gzipSync(order), { ...signed(), "content-encoding": "gzip" })],
    ["huge", 413, "large", () => send(ids.none, "x".repeat(limits.bodyBytesMax + 1))],
  ])("%s", async (_, status, code, attempt) => {
    expectRefused(await attempt(), status, code);
    expect(rejected).toBe(1);
    expect(reported).toEqual([]);
  });

  test("a replay of a genuine message long after is stale", async () => {
    const headers = signed(order, { at: Date.now() - 3_600_000 });
    expectRefused(await send(ids.standard, order, headers), 401, "stale");
  });
  test("huge, chunked and without a length: the answer arrives although the sender does not stop", async () => {
    const answer = await raw((socket) => {
      socket.write(head(ids.none, { "Transfer-Encoding": "chunked" }));
      const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
      for (let sent = 0; sent < limits.bodyBytesMax * 2; sent += 0x10000) socket.write(chunk);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect(answer).toMatch(/connection: close/i);
    expect(rejected).toBe(1);
  });
  test("slower than allowed", async () => {
    const answer = await raw((socket) => {
      socket.write(head(ids.none, { "Content-Length": "1000" }));
      const drip = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(drip));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
    expect(rejected).toBe(1);
  });
});

describe("no message at all", () => {
  test.each([
    ["an unknown id", () => send(randomUUID(), order, signed())],
    ["an unknown id, unsigned", () => send(randomUUID(), order)],
    ["an unknown id, huge", () => send(randomUUID(), "x".repeat(limits.bodyBytesMax + 1))],
    ["no id", () => send("x'; drop table event", order)],
    ["a longer path", () => send(`${ids.none}/x`, order)],
    ["a source that is switched off", () => send(ids.off, order)],
  ])("%s is 404 and counted for nobody", async (_, attempt) => {
    expectRefused(await attempt(), 404, "unknown");
    expect(rejected).toBe(0);
  });
  test.each(["GET", "PUT", "DELETE", "OPTIONS"])("%s is 405 and says what is allowed", async (method) => {
    const answer = await send(ids.none, "", {}, method);
    expectRefused(answer, 405, "method");
    expect(answer.headers.get("allow")).toBe("POST");
    expect(rejected).toBe(0);
  });
  test("a body cut off by the sender is neither answered nor kept", async () => {
    await raw((socket) => {
      socket.write(`${head(ids.none, { "Content-Length": "1000" })}{"half":`);
      setTimeout(() => socket.destroy(), 30);
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(accepted).toEqual([]);
    expect(rejected).toBe(0);
    expect(reported).toEqual([]);
  });
  test("a flood of headers is refused by the server, and the next message is taken", async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`x-${i}`, "y".repeat(20)]));
    expect(await raw((socket) => socket.write(head(ids.none, many)))).toMatch(/^HTTP\/1\.1 431/);
    expect((await send(ids.none, order)).status).toBe(202);
  });
  test("length and chunks at once (a smuggled message) is refused by the server", async () => {
    const answer = await raw((socket) =>
      socket.write(`${head(ids.none, { "Content-Length": "5", "Transfer-Encoding": "chunked" })}0\r\n\r\nhello`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(accepted).toEqual([]);
  });
});

describe("several at once", () => {
  test("pipelined on one connection: each is answered, in order", async () => {
    const bodies = ['{"a":1}', "{", '{"a":3}'];
    const requests = bodies.map((body) => `${head(ids.none, { "Content-Length": String(body.length) })}${body}`).join("");
    const answer = await raw((socket) => socket.write(requests), 500);
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["202", "400", "202"]);
    expect(accepted.map(({ body }) => Buffer.from(body).toString())).toEqual(['{"a":1}', '{"a":3}']);
  });
  test("more bytes than fit in memory: 503 with Retry-After, counted as no rejection, and room again afterwards", async () => {
    const big = JSON.stringify("x".repeat(limits.bodyBytesMax - 100));
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const taking = accept;
    let arrived = 0;
    accept = async (incoming) => {
      arrived++;
      await gate;
      return taking(incoming);
    };
    const held = [send(ids.none, `${big} `), send(ids.none, `${big}\n`)];
    await expect.poll(() => arrived, { timeout: 5_000 }).toBe(2);
    const third = await send(ids.none, big);
    expect(third.status).toBe(503);
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThanOrEqual(limits.retryAfterMinS);
    letGo();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([202, 202]);
    expect((await send(ids.none, big)).status).toBe(202);
    expect(rejected).toBe(0);
    expect(counted).toEqual([`busy ${ids.none}`]);
  });
  test("a source that sends faster than it may: 429 with Retry-After, counted for it, and others go on", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(ids.slow, order, signed())));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.json).toMatchObject({ status: 429, code: "webhook.limited" });
    expect(refused?.headers.get("content-type")).toBe("application/problem+json");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(limits.retryAfterMinS);
    expect(counted).toEqual(Array.from({ length: 3 }, () => `limited ${ids.slow}`));
    expect((await send(ids.standard, order, signed())).status).toBe(202);
    expect([accepted.length, rejected]).toEqual([3, 0]);
  });
  test("forged messages use up nothing of a source's rate, also when the source is read again", async () => {
    for (let i = 0; i < 6; i++) expect((await send(ids.slow, order, { ...signed(), "webhook-signature": "v1,AAAA" })).status).toBe(401);
    const answers = await Promise.all([1, 2, 3].map(() => send(ids.slow, order, signed())));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 429]);
  });
});

describe("when we cannot", () => {
  test.each([
    [Object.assign(new Error("queue is full"), { code: "overloaded" }), "full", 0],
    [new Error("database is gone"), "unavailable", 1],
    ["not even an error", "unavailable", 1],
  ])("accepting fails: 503 with Retry-After, never 500", async (error, code, reports) => {
    accept = () => Promise.reject(error);
    const answer = await send(ids.none, order);
    expectRefused(answer, 503, code);
    expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(limits.retryAfterMaxS);
    expect(reported.length).toBe(reports);
    expect(rejected).toBe(0);
    expect(counted).toEqual([`busy ${ids.none}`]);
  });
  test("a secret that does not open is our trouble, not the sender's", async () => {
    expectRefused(await send(ids.broken, order, { "x-signature": "0" }), 503, "unavailable");
    expect(String(reported[0])).toMatch(/vault/);
  });
});

describe("sources that change", () => {
  test("a new one works at once, even where its id was asked for before", async () => {
    const id = randomUUID();
    expect((await send(id, order)).status).toBe(404);
    rows.push(row(id, "none"));
    await new Promise((resolve) => setTimeout(resolve, limits.sourceRefreshMs));
    expect((await send(id, order)).status).toBe(202);
  });
  test("a changed secret works at once, the one before as well, a third does not", async () => {
    const [next, third] = ["bmV4dCBzZWNyZXQgb2YgYnl0ZXM=", "dGhpcmQgc2VjcmV0IG9mIGJ5dGU="];
    expect((await send(ids.standard, order, signed())).status).toBe(202);
    Object.assign(rows[0]!, { secretSealed: sealed(next), previousSecretSealed: sealed(secret) });
    expect((await send(ids.standard, order, signed(order, { secret: next }))).status).toBe(202);
    expect((await send(ids.standard, order, signed())).status).toBe(202);
    expect((await send(ids.standard, order, signed(order, { secret: third }))).status).toBe(401);
  });
  test("a deleted one stops within the time it is believed", async () => {
    expect((await send(ids.none, order)).status).toBe(202);
    rows = rows.filter(({ id }) => id !== ids.none);
    await new Promise((resolve) => setTimeout(resolve, limits.sourceCacheMs));
    expect((await send(ids.none, order)).status).toBe(404);
  });
});

test("whatever bytes are sent to whatever source, no answer is a 5xx", { timeout: 60_000 }, async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((text) => Uint8Array.from(Buffer.from(text))),
  );
  const target = fc.constantFrom(ids.standard, ids.shopify, ids.none, ids.answers, randomUUID());
  const headers = fc.dictionary(
    fc.constantFrom("webhook-id", "webhook-timestamp", "webhook-signature", "x-shopify-topic", "x-shopify-webhook-id", "content-type"),
    fc.stringMatching(/^[!-~]{1,40}$/),
  );
  await fc.assert(
    fc.asyncProperty(target, bytes, headers, fc.boolean(), async (id, body, given, sign) => {
      const before = accepted.length;
      const { status } = await send(id, body as BodyInit, {
        ...given,
        ...(sign ? shopifySigned(body) : {}),
        "content-length": String(body.length),
      });
      expect(status).toBeLessThan(500);
      expect(accepted.length - before).toBeLessThanOrEqual(status < 300 ? 1 : 0);
    }),
    { numRuns: 300 },
  );
  expect(reported).toEqual([]);
});

test("whatever is written to the socket, the door stays open", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, afterHead) => {
      const answer = await raw((socket) => {
        if (afterHead) socket.write(`POST /hooks/${ids.none} HTTP/1.1\r\nHost: x\r\n`);
        socket.end(bytes);
      });
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    }),
    { numRuns: 60 },
  );
  expect((await send(ids.none, order)).status).toBe(202);
});
