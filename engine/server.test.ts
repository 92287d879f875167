import { connect } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noScreens, openServer, type Server } from "./server.ts";

let server: Server;
let address = "";
const report = vi.fn();
beforeEach(async () => {
  report.mockReset();
  server = await openServer({ host: "127.0.0.1", port: 0, report });
  address = `http://127.0.0.1:${server.port}`;
});
afterEach(() => server.close());

const screens = (handle: Server["doors"]["hooks"]) => ({ handle: handle ?? (() => {}), upgrade: null, close: async () => {} });

test("before a door is open a sender is asked to come again, and a person sees that it is starting", async () => {
  const hook = await fetch(`${address}/hooks/x`, { method: "POST", body: "{}" });
  expect([hook.status, hook.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(hook.headers.get("content-type")).toBe("application/problem+json");
  const page = await fetch(address, { headers: { accept: "text/html" } });
  expect(page.status).toBe(503);
  expect(await page.text()).toMatch(/is starting[\s\S]*正在启动/);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect((await fetch(`${address}/readyz`)).status).toBe(503);
});

test("webhooks are taken while the screens are not there yet", async () => {
  server.doors.hooks = (req, res) => void req.resume().on("end", () => res.writeHead(202).end());
  expect((await fetch(`${address}/hooks/x`, { method: "POST", body: "{}" })).status).toBe(202);
  expect((await fetch(`${address}/flows`)).status).toBe(503);
});

test("each path goes to its door, and only a whole name counts", async () => {
  const seen: string[] = [];
  const door = (name: string) => (_req: unknown, res: { end(text: string): void }) => {
    seen.push(name);
    res.end(name);
  };
  Object.assign(server.doors, {
    hooks: door("hooks"),
    metrics: door("metrics"),
    readiness: door("readiness"),
    screens: screens(door("screens") as never),
  });
  for (const path of ["/hooks/a?b=1", "/hooks", "/hooksy", "/metrics?x", "/metricsx", "/readyz", "/", "/api/v1/stats"])
    await fetch(`${address}${path}`);
  expect(seen).toEqual(["hooks", "screens", "screens", "metrics", "screens", "readiness", "screens", "screens"]);
});

test("an address that cannot be read, and one that this role does not have, are answered in the API's shape", async () => {
  server.doors.screens = noScreens;
  const wrong = await fetch(`${address}/api/v1/runs/%ff`);
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { status: 400, code: "address" }]);
  const elsewhere = await fetch(`${address}/api/v1/runs`);
  expect([elsewhere.status, await elsewhere.json()]).toMatchObject([
    404,
    { code: "worker", detail: expect.stringContaining("TRADEWIND_ROLE=worker") },
  ]);
});

test("headers that are too long are told apart from what is no request", async () => {
  const ask = (text: string) =>
    new Promise<string>((done) => {
      const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
      socket.once("data", (data) => done(String(data).split("\r\n", 1)[0] ?? ""));
      socket.once("error", () => done("broken"));
    });
  expect(await ask(`GET / HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`)).toMatch(/ 431 /);
  expect(await ask("hello\r\n\r\n")).toMatch(/ 400 /);
});

test("a door that fails answers 500 in a sentence and is reported; the next request is served", async () => {
  server.doors.screens = screens(() => {
    throw new Error("broken");
  });
  const failed = await fetch(address);
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toContain("broken");
  expect(report).toHaveBeenCalledOnce();
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test("closing waits for what is being answered, and no longer than a moment", async () => {
  let finish: () => void = () => {};
  server.doors.screens = screens((_req, res) => {
    finish = () => res.end("done");
  });
  const answer = fetch(address);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const closed = server.close();
  finish();
  expect(await (await answer).text()).toBe("done");
  await closed;

  server = await openServer({ host: "127.0.0.1", port: 0, report });
  server.doors.screens = screens(() => {}); // never answers
  const hanging = fetch(`http://127.0.0.1:${server.port}`).catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  await server.close();
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(await hanging).toBe("cut");
});
