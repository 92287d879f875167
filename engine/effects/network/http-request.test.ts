/** Calls to real servers on this machine. Loopback is private, so a connection allows it where a test means to reach it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "#engine/store/connections.ts";
import { limits } from "#lib/limits.ts";
import { httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { type HttpCall, httpInDoubt, performHttpRequest, type Surroundings } from "./http-request.ts";
import { type FirstIntent, remembersKey } from "./in-doubt.ts";
import type { Address } from "./resolve-pinned.ts";

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}
type Behaviour = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server;
let port = 0;
let behave: Behaviour = (_request, response) => void response.end();
const seen: Seen[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
      behave(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const loopback: Address[] = [{ address: "127.0.0.1", family: 4 }];
const secret = "k-9f8e7d6c5b4a";

interface Options {
  args?: Partial<HttpCall["args"]>;
  settings?: object | null;
  resolve?: Surroundings["resolve"];
  signal?: AbortSignal;
  secret?: string | null;
  first?: FirstIntent | null;
}
/** `partner.test` and `other.test` both lead here; only what `allowedHosts` names may be reached. */
function call(options: Options = {}) {
  seen.length = 0;
  const settings = { baseUrl: `http://partner.test:${port}/api`, allowedHosts: ["partner.test", "other.test"], ...options.settings };
  const connection: Connection = {
    name: "partner",
    settings: httpConnectionSettings.parse(settings),
    secret: options.secret === undefined ? secret : options.secret,
  };
  const surroundings: Surroundings = {
    resolve: options.resolve ?? (async () => loopback),
    connection: async (_workspace, id) => (id === "c1" ? connection : null),
    firstIntent: async () => options.first ?? null,
  };
  const args = {
    method: "POST",
    url: "/orders",
    headers: {},
    body: "",
    connectionId: options.settings === null ? "" : "c1",
    timeoutMs: 8_000,
    ...options.args,
  } as const;
  return performHttpRequest({ key: "run/node/1", args, workspaceId: "w" }, options.signal ?? new AbortController().signal, surroundings);
}
const failed = (code: string, final: boolean) => ({ ok: false, failure: expect.objectContaining({ code, final }) });
const json =
  (value: unknown, status = 200, headers = {}): Behaviour =>
  (_request, response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));

describe("a call", () => {
  test("carries the key, the secret for its own origin and a JSON body; gives the answer as it came, long ids whole", async () => {
    behave = (_request, response) =>
      void response.writeHead(201, { "content-type": "application/json", "set-cookie": "s=1" }).end('{"id":271878346596884015,"n":1.5}');
    const outcome = await call({ args: { body: '{"a":1}', headers: { "X-Shop": "demo" } } });
    expect(outcome).toEqual({
      ok: true,
      reply: {
        status: 201,
        headers: expect.not.objectContaining({ "set-cookie": expect.anything() }),
        body: { id: "271878346596884015", n: 1.5 },
      },
    });
    expect(seen[0]).toMatchObject({
      method: "POST",
      url: "/api/orders",
      body: '{"a":1}',
      headers: {
        host: `partner.test:${port}`,
        "idempotency-key": "run/node/1",
        authorization: `Bearer ${secret}`,
        "content-type": "application/json",
        "x-shop": "demo",
        "user-agent": "Tradewind",
      },
    });
  });

  test.each([
    [{ authScheme: "Basic" }, "shop:pass", { authorization: "Basic c2hvcDpwYXNz" }],
    [{ authScheme: "" }, "raw", { authorization: "raw" }],
    [{ authHeader: "X-Api-Key" }, "key1", { "x-api-key": "key1" }],
  ])("signs in the way %j says", async (settings, key, headers) => {
    behave = json({});
    await call({ settings, secret: key });
    expect(seen[0]?.headers).toMatchObject(headers);
  });

  test("takes the secret nowhere but to its own origin", async () => {
    behave = json({});
    await call({ args: { url: `http://other.test:${port}/x` } });
    expect(seen[0]?.headers.authorization).toBeUndefined();
    await call({ args: { url: "//other.test/x" } });
    expect(seen[0]).toMatchObject({ url: "/api/other.test/x", headers: { host: `partner.test:${port}` } });
  });

  test("an answer that echoes the secret does not bring it back", async () => {
    behave = (request, response) =>
      void response.writeHead(200, { "x-echo": request.headers.authorization ?? "" }).end(`you sent ${request.headers.authorization}`);
    expect(JSON.stringify(await call())).not.toContain(secret);
  });

  test("a refusal is an answer, text stays text, bytes are named", async () => {
    behave = (_request, response) => void response.writeHead(404).end("no such order");
    expect(await call()).toMatchObject({ ok: true, reply: { status: 404, body: "no such order" } });
    behave = (_request, response) => void response.writeHead(200, { "content-type": "image/png" }).end("xxxx");
    expect(await call({ args: { method: "GET", body: "never sent" } })).toMatchObject({ reply: { body: "[4 bytes of image/png]" } });
    expect(seen[0]?.body).toBe("");
    behave = (_request, response) => void response.writeHead(204).end();
    expect(await call({ args: { method: "DELETE" } })).toMatchObject({ reply: { status: 204, body: "" } });
    behave = (_request, response) => void response.writeHead(200, { "content-type": "application/json" }).end("{oops");
    expect(await call()).toMatchObject({ reply: { body: "{oops" } });
  });

  test("reads compressed answers", async () => {
    behave = (_request, response) =>
      void response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" }).end(gzipSync('{"ok":true}'));
    expect(await call()).toMatchObject({ ok: true, reply: { body: { ok: true } } });
  });
});

describe("what is never called", () => {
  test.each([
    ["http://127.0.0.1:1/", "http.refused-address"],
    ["http://2130706433/", "http.refused-address"],
    ["http://0x7f.1/", "http.refused-address"],
    ["http://[::1]/", "http.refused-address"],
    ["http://[::ffff:169.254.169.254]/latest/meta-data", "http.refused-address"],
    ["http://169.254.169.254/latest/meta-data", "http.refused-address"],
    ["http://metadata.example/", "http.refused-address"],
    ["http://10.0.0.5/", "http.refused-address"],
    ["file:///etc/passwd", "http.bad-address"],
    ["gopher://example.com/", "http.bad-address"],
    ["http://user:pass@example.com/", "http.bad-address"],
    ["nonsense", "http.bad-address"],
    ["", "http.bad-address"],
  ])("%s: %s", async (url, code) => {
    const outcome = await call({ settings: null, args: { url }, resolve: async () => [{ address: "169.254.169.254", family: 4 }] });
    expect(outcome).toEqual(failed(code, true));
    expect(seen).toEqual([]);
    expect(JSON.stringify(outcome)).not.toContain("user:pass");
  });

  test("a host of which one address is private", async () => {
    const resolve = async () => [
      { address: "93.184.216.34", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    expect(await call({ settings: null, args: { url: "http://mixed.example/" }, resolve })).toEqual(failed("http.refused-address", true));
  });

  test("metadata, even where the operator allowed the host", async () => {
    expect(await call({ resolve: async () => [{ address: "169.254.169.254", family: 4 }] })).toEqual(failed("http.refused-address", true));
    expect(await call({ settings: { allowedHosts: ["169.254.169.254"] }, args: { url: "http://169.254.169.254/" } })).toEqual(
      failed("http.refused-address", true),
    );
  });

  test("a port the operator did not allow", async () => {
    expect(await call({ settings: { allowedHosts: [`partner.test:${port}`] } })).toMatchObject({ ok: true });
    expect(await call({ settings: { allowedHosts: ["partner.test:1"] } })).toEqual(failed("http.refused-address", true));
  });

  test("a name that changes its answer after the check: it is asked once, and the checked address is used", async () => {
    behave = json({ reached: true });
    let asked = 0;
    const rebinding = async () => (++asked === 1 ? loopback : [{ address: "169.254.169.254", family: 4 }]);
    expect(await call({ resolve: rebinding })).toMatchObject({ ok: true, reply: { body: { reached: true } } });
    expect(asked).toBe(1);
    expect(await call({ resolve: rebinding })).toEqual(failed("http.refused-address", true));
  });

  test.each([
    { Host: "evil.example" },
    { "Transfer-Encoding": "chunked" },
    { "Content-Length": "5" },
    { "Idempotency-Key": "mine" },
    { Connection: "upgrade" },
    { "X-A": "1\r\nX-B: 2" },
    { "X A": "1" },
    { "X-A": "你好" },
    { "x-a": "1", "X-A": "2" },
    { "X-Long": "x".repeat(9_000) },
  ])("with the headers %j", async (headers: Record<string, string>) => {
    expect(await call({ args: { headers } })).toEqual(failed("http.bad-header", true));
    expect(seen).toEqual([]);
  });

  test("without its connection", async () => {
    expect(await call({ args: { connectionId: "gone" } })).toEqual(failed("http.connection-missing", true));
  });
});

describe("redirects", () => {
  const to =
    (location: string, status = 302): Behaviour =>
    (request, response) =>
      request.url?.includes("/end") ? void response.end("arrived") : void response.writeHead(status, { location }).end();

  test.each([
    [301, "POST", "GET", ""],
    [302, "POST", "GET", ""],
    [303, "PUT", "GET", ""],
    [302, "PUT", "PUT", "{}"],
    [307, "POST", "POST", "{}"],
    [308, "PATCH", "PATCH", "{}"],
  ] as const)("%i turns %s into %s", async (status, method, then, body) => {
    behave = to("/end", status);
    expect(await call({ args: { method, body: "{}" } })).toMatchObject({ ok: true, reply: { body: "arrived" } });
    expect(seen[1]).toMatchObject({ method: then, body });
    expect(seen[1]?.headers["authorization"]).toBe(`Bearer ${secret}`);
    expect(seen[1]?.headers["content-type"]).toBe(then === "GET" ? undefined : "application/json");
  });

  test("across origins no secret and none of the operator's headers go along", async () => {
    behave = to(`http://other.test:${port}/end`, 307);
    expect(await call({ args: { headers: { "X-Token": "t" }, body: "{}" } })).toMatchObject({ ok: true });
    expect(seen[0]?.headers).toMatchObject({ "x-token": "t" });
    expect(seen[1]?.headers["x-token"]).toBeUndefined();
    expect(seen[1]?.headers.authorization).toBeUndefined();
  });

  test.each(["http://169.254.169.254/latest/meta-data", "http://127.0.0.1:1/", "http://[::1]:1/", "http://internal.test/"])(
    "to %s are refused",
    async (location) => {
      behave = to(location);
      expect(await call()).toEqual(failed("http.refused-address", true));
      expect(seen).toHaveLength(1);
    },
  );

  test("to another protocol, in a circle, or to nowhere are refused", async () => {
    behave = to("file:///etc/passwd");
    expect(await call()).toEqual(failed("http.bad-address", true));
    behave = to("/again");
    expect(await call()).toEqual(failed("http.redirects", true));
    expect(seen).toHaveLength(limits.httpRedirectsMax + 1);
    behave = to("http://[bad/");
    expect(await call()).toEqual(failed("http.redirects", true));
  });
});

describe("when it goes wrong", () => {
  test("a slow answer ends at the deadline, also between two bytes of it", async () => {
    behave = () => {};
    const began = performance.now();
    expect(await call({ args: { method: "GET", timeoutMs: 200 } })).toEqual(failed("http.timeout", false));
    behave = (_request, response) => void response.writeHead(200).write("a little");
    expect(await call({ args: { method: "GET", timeoutMs: 200 } })).toEqual(failed("http.timeout", false));
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(await call({ args: { method: "GET", timeoutMs: 200 }, resolve: () => new Promise(() => {}) })).toEqual(
      failed("http.timeout", false),
    );
  });

  test("the process stopping ends it", async () => {
    behave = () => {};
    expect(await call({ args: { method: "GET" }, signal: AbortSignal.timeout(100) })).toEqual(failed("http.stopped", false));
    expect(await call({ args: { method: "GET" }, signal: AbortSignal.abort() })).toEqual(failed("http.stopped", false));
  });

  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  test("a huge answer is cut off while it comes, packed or not", async () => {
    behave = (_request, response) => {
      const flow = () => {
        while (response.writable && response.write("x".repeat(64 * 1024)));
      };
      response.on("drain", flow);
      flow();
    };
    expect(await call({ args: { timeoutMs: 20_000 } })).toEqual(failed("http.too-large", true));
    expect(await call({ args: { method: "GET", timeoutMs: 20_000 } })).toEqual(failed("http.too-large", true));
    behave = (_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    expect(await call({ args: { method: "GET", timeoutMs: 20_000 } })).toEqual(failed("http.too-large", true));
  }, 30_000);

  test("an answer that cannot be unpacked", async () => {
    behave = (_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("not gzip");
    expect(await call({ args: { method: "GET" } })).toEqual(failed("http.encoding", true));
    behave = (_request, response) => void response.writeHead(200, { "content-encoding": "gzip, gzip" }).end("x");
    expect(await call({ args: { method: "GET" } })).toEqual(failed("http.encoding", true));
  });

  test("nothing listens, the line breaks, the name is unknown, the answer is no HTTP", async () => {
    expect(await call({ args: { url: "http://partner.test:1/" } })).toEqual(failed("http.connection", false));
    behave = (_request, response) => void response.socket?.resetAndDestroy();
    expect(await call({ args: { method: "PUT" } })).toEqual(failed("http.connection", false));
    behave = (_request, response) => void response.socket?.end("SSH-2.0\r\n");
    expect(await call({ args: { method: "PUT" } })).toEqual(failed("http.connection", false));
    const unknown = () => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" }));
    expect(await call({ resolve: unknown })).toEqual(failed("http.dns", false));
    expect(await call({ args: { url: `https://partner.test:${port}/` } })).toMatchObject({ ok: false });
  });

  test.each([408, 425, 500, 502, 503, 504])("%i is tried again", async (status) => {
    behave = json({}, status);
    expect(await call()).toEqual({ ok: false, failure: expect.objectContaining({ code: "http.status", final: false }) });
  });

  test("no earlier than the other system asks", async () => {
    behave = json({}, 429, { "retry-after": "7" });
    expect(await call()).toMatchObject({ failure: { code: "http.slow-down", retryAfterMs: 7_000, final: false } });
    behave = json({}, 503, { "retry-after": new Date(Date.now() + 60_000).toUTCString() });
    const outcome = await call();
    expect(outcome.ok ? 0 : (outcome.failure.retryAfterMs ?? 0)).toBeGreaterThan(55_000);
    behave = json({}, 429, { "retry-after": "99999999" });
    expect(await call()).toMatchObject({ failure: { retryAfterMs: limits.retryCapMs } });
    behave = json({}, 429, { "retry-after": "soon" });
    const vague = await call();
    expect(vague.ok ? 0 : vague.failure.retryAfterMs).toBeUndefined();
  });
});

describe("in doubt", () => {
  const reset: Behaviour = (_request, response) => void response.socket?.resetAndDestroy();

  test.each([
    ["POST", {}, "http.in-doubt", true],
    ["PATCH", {}, "http.in-doubt", true],
    ["POST", { dedupes: true }, "http.connection", false],
    ["GET", {}, "http.connection", false],
    ["PUT", {}, "http.connection", false],
    ["DELETE", {}, "http.connection", false],
  ] as const)("%s with %j, the line cut after it was sent: %s", async (method, settings, code, final) => {
    behave = reset;
    expect(await call({ args: { method }, settings })).toEqual(failed(code, final));
  });

  test.each([
    ["Idempotency-Key", {}, "http.connection", false],
    ["X-Request-Id", { promised: true }, "http.connection", false],
    ["X-Request-Id", {}, "http.in-doubt", true],
    ["Idempotency-Key", { max: 8 }, "http.in-doubt", true],
  ] as const)("a POST with the key in its document's %s, of which is known %j: %s", async (name, more, code, final) => {
    behave = reset;
    const keyHeader = { name, form: "text", ...more } as const;
    const operation = { apiId: "a", system: "Any", key: "k", title: "K", server: "", keyHeader };
    expect(await call({ args: { operation } })).toEqual(failed(code, final));
  });

  test("a POST that never left is simply tried again", async () => {
    expect(await call({ args: { url: "http://partner.test:1/" } })).toEqual(failed("http.connection", false));
    expect(await call({ args: { timeoutMs: 100 }, resolve: () => new Promise(() => {}) })).toEqual(failed("http.timeout", false));
  });

  test("after a crash the method and the connection decide", async () => {
    const ask = (method: "GET" | "POST", dedupes: boolean) =>
      httpInDoubt(
        { workspaceId: "w", args: { method, url: "", headers: {}, body: "", connectionId: "c1", timeoutMs: 1 } },
        {
          resolve: async () => loopback,
          connection: async () => ({ name: "", secret: null, settings: httpConnectionSettings.parse({ dedupes }) }),
          firstIntent: async () => null,
        },
      );
    expect(await ask("GET", false)).toBe("retry");
    expect(await ask("POST", true)).toBe("retry");
    expect(await ask("POST", false)).toBe("ask a person");
  });

  test("a key that the other system has forgotten is not sent again by itself", async () => {
    const hour = 3_600_000;
    const ago = (hours: number, attempts = 2) => ({ at: Date.now() - hours * hour, attempts });
    behave = json({});
    const dedupes = { dedupes: true };
    expect(await call({ settings: dedupes, first: ago(23) })).toMatchObject({ ok: true });
    expect(await call({ settings: dedupes, first: ago(25) })).toEqual(failed("http.in-doubt", true));
    expect(seen).toEqual([]);
    // held back for long and never sent, or giving the same result however often: nothing to doubt
    expect(await call({ settings: dedupes, first: ago(99, 1) })).toMatchObject({ ok: true });
    expect(await call({ args: { method: "PUT" }, settings: dedupes, first: ago(99) })).toMatchObject({ ok: true });
    expect(await call({ settings: { ...dedupes, keyTtlHours: 48 }, first: ago(25) })).toMatchObject({ ok: true });
    const settings = httpConnectionSettings.parse(dedupes);
    expect([remembersKey(settings, ago(1, 1), Date.now()), remembersKey(settings, ago(25, 1), Date.now())]).toEqual([true, false]);
    expect(remembersKey(httpConnectionSettings.parse({}), ago(1), Date.now())).toBe(false);
  });

  test("no failure tells the secret", async () => {
    behave = reset;
    expect(JSON.stringify(await call({ args: { url: `nonsense?x=${secret}` }, settings: { baseUrl: "" } }))).not.toContain(secret);
    expect(JSON.stringify(await call({ args: { url: `http://${secret}.test/` } }))).not.toContain(secret);
  });
});

describe("open sockets", () => {
  const sockets = () => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
  const opened = async (work: () => Promise<void>) => {
    let count = 0;
    const more = () => void count++;
    server.on("connection", more);
    await work();
    server.off("connection", more);
    return count;
  };

  test("are kept between calls that may be repeated, and not for others", async () => {
    behave = json({});
    const three = (args: object, settings = {}) =>
      opened(async () => {
        for (let i = 0; i < 3; i++) expect(await call({ args, settings })).toMatchObject({ ok: true });
      });
    expect(await three({ method: "GET" })).toBeLessThanOrEqual(1);
    expect(await three({ method: "POST" })).toBe(3);
    expect(await three({ method: "POST" }, { dedupes: true })).toBeLessThanOrEqual(1);
    expect(await sockets()).toBeGreaterThan(0);
  });

  test("that the other side has closed meanwhile cost nothing: the call goes out again on a new one", async () => {
    behave = json({});
    await call({ args: { method: "GET" } });
    let cut = 0;
    behave = (request, response) => {
      // the first on a kept socket is reset unanswered, as by a server that closes it in this moment
      if (cut++ === 0) request.socket.resetAndDestroy();
      else response.end("{}");
    };
    expect(await call({ args: { method: "GET" } })).toMatchObject({ ok: true });
    expect(cut).toBe(2);
  });

  test("are not used for other addresses of the same name", async () => {
    behave = json({});
    await call({ args: { method: "GET" } });
    const elsewhere = async () => [{ address: "127.0.0.2", family: 4 }];
    const count = await opened(async () => {
      await call({ args: { method: "GET" }, resolve: elsewhere });
    });
    // nobody listens there, or somebody does: in no case does the call go to the old address
    expect(count).toBe(0);
  });
});
