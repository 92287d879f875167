/** A message whose time is over is not handed over any more, and what became of a promise that nobody waits for harms nobody. */
import { type AddressInfo, createServer, type Server } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { checkBroker } from "./queue-publish.ts";
import { unlessAborted } from "./resolve-pinned.ts";

/** It agrees to whatever Redis is asked, and keeps what that was. */
let server: Server;
const heard: string[] = [];
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      const asked = [...bytes.toString("utf8").matchAll(/^\*\d+\r\n\$\d+\r\n(\w+)\r\n/gm)].map(([, name = ""]) => name.toLowerCase());
      heard.push(...asked);
      socket.write(asked.map((name) => (name === "info" ? "$9\r\nloading:0\r\n" : "+OK\r\n")).join(""));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(() => server.close());

const redis = () => ({
  id: "r",
  name: "Stream",
  kind: "redis" as const,
  settings: connectionKinds.redis.settings.parse({
    baseUrl: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    allowedHosts: ["127.0.0.1"],
  }),
  secrets: {},
});

test("a broker that opened too late is asked nothing any more", async () => {
  expect(await checkBroker(redis(), AbortSignal.abort())).toMatchObject({ code: "http.timeout", final: false });
  // over the same connection, so whatever was asked before it has been heard by now
  expect(await checkBroker(redis(), new AbortController().signal)).toBeNull();
  expect(heard.filter((name) => name === "ping")).toHaveLength(1);
});

test("a promise that is broken after nobody waits for it any more is looked at all the same", async () => {
  const unseen: unknown[] = [];
  const note = (error: unknown) => void unseen.push(error);
  process.on("unhandledRejection", note);
  try {
    let fail: (error: Error) => void = () => {};
    const late = new Promise<void>((_, reject) => {
      fail = reject;
    });
    await expect(unlessAborted(late, AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
    fail(new Error("broken"));
    await nextTurn();
    await nextTurn();
    expect(unseen).toEqual([]);
  } finally {
    process.off("unhandledRejection", note);
  }
});
