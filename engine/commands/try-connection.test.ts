import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGate } from "#lib/outside/gate.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { callOutside } from "../effects/call-outside.ts";
import { listConnections } from "../queries/list-connections.ts";
import { changeGate } from "../store/connection-gate.ts";
import { database } from "../store/database.ts";
import { createConnection } from "./create-connection.ts";
import { tryConnection } from "./try-connection.ts";

let shop: TestShop;
let server: Server;
let status = 503;
beforeAll(async () => {
  shop = await openTestShop();
  server = createServer((_request, response) => void response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await shop.close();
});

test("a system that fails is left alone after some calls, for all flows; a click finds out that it answers again", async () => {
  const { port } = server.address() as AddressInfo;
  const { id } = await createConnection(shop.editor, {
    name: "ERP",
    kind: "http",
    settings: {
      baseUrl: `http://127.0.0.1:${port}`,
      authHeader: "Authorization",
      authScheme: "Bearer",
      allowedHosts: ["127.0.0.1"],
      dedupes: false,
      burst: 1,
      restAfter: 3,
    },
  });
  const args = { method: "POST", url: "/orders", headers: {}, body: "{}", connectionId: id, timeoutMs: 5_000 };
  const call = (key: string) =>
    callOutside({ effect: "http.request", key, args, workspaceId: shop.workspaceId }, new AbortController().signal);
  for (const key of ["a", "b", "c"]) expect(await call(key)).toMatchObject({ ok: false, failure: { code: "http.status" } });
  expect(await call("d")).toMatchObject({ ok: false, failure: { code: "connection.resting", unsent: true } });

  const seen = (await listConnections(shop.viewer, {})).items.find((item) => item.id === id);
  expect(seen?.gate).toMatchObject({ failures: 3, restsUntil: expect.any(String), error: expect.stringContaining("answered 503") });

  expect(await tryConnection(shop.editor, { id })).toMatchObject({
    answered: false,
    code: expect.stringMatching(/[.]/),
    connection: { gate: { failures: 4, restsUntil: expect.any(String) } },
  });
  status = 404;
  expect(await tryConnection(shop.editor, { id })).toMatchObject({
    answered: true,
    status: 404,
    connection: { gate: { failures: 0, restsUntil: null } },
  });
  expect(await call("e")).toMatchObject({ ok: true, reply: { status: 404 } });
});

test("one without an address of its own is tried by its next call", async () => {
  const settings = {
    baseUrl: "",
    authHeader: "Authorization",
    authScheme: "Bearer",
    allowedHosts: [],
    dedupes: false,
    burst: 1,
    restAfter: 3,
  };
  const { id } = await createConnection(shop.editor, { name: "Loose", kind: "http", settings });
  const rests = Date.now() + 60_000;
  await changeGate(database().sql, id, () => [{ ...openGate, restsUntil: rests }, null]);
  const { answered, connection } = await tryConnection(shop.editor, { id });
  expect(answered).toBeNull();
  expect(Date.parse(connection.gate.restsUntil ?? "")).toBeLessThan(rests);
});
