import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectionBody } from "#lib/api/outside.ts";
import { httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import type { Actor } from "./actor.ts";
import { createConnection } from "./create-connection.ts";
import { updateConnection } from "./update-connection.ts";

let database: TestDatabase;
vi.mock("../store/database.ts", () => ({ database: () => database }));
const actor: Actor = { workspaceId: randomUUID(), userId: null, name: "Mei", role: "editor" };

beforeAll(async () => {
  vi.stubEnv("TRADEWIND_SECRET_KEY", randomBytes(32).toString("base64"));
  database = await openTestDatabase();
  await database.sql`insert into workspace (id, name) values (${actor.workspaceId}, 'Shop')`;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

const settings = (baseUrl: string, more = {}) => httpConnectionSettings.parse({ baseUrl, ...more });

test("a secret does not follow its connection to another address", async () => {
  const body = connectionBody.parse({ name: "Warehouse", settings: { baseUrl: "https://warehouse.example/api" }, secret: "k-1" });
  const { id } = await createConnection(actor, body);
  expect(await updateConnection(actor, { id, settings: settings("https://warehouse.example/v2", { dedupes: true }) })).toMatchObject({
    hasSecret: true,
  });
  for (const elsewhere of ["https://evil.example", "http://warehouse.example/api", "https://warehouse.example:8443", ""]) {
    await expect(updateConnection(actor, { id, settings: settings(elsewhere) })).rejects.toMatchObject({ code: "connection.secret-again" });
  }
  expect(await updateConnection(actor, { id, settings: settings("https://other.example"), secret: "k-2" })).toMatchObject({
    hasSecret: true,
  });
  expect(await updateConnection(actor, { id, settings: settings("https://third.example"), secret: null })).toMatchObject({
    hasSecret: false,
  });
  expect(await updateConnection(actor, { id, settings: settings("https://fourth.example") })).toMatchObject({ hasSecret: false });
});
