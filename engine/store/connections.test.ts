import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { seal, VaultError } from "../vault.ts";
import { connectionSecretPlace, loadConnection } from "./connections.ts";

let database: TestDatabase;
vi.mock("./engine-database.ts", () => ({ lookupSql: () => database.sql }));

const workspaceId = randomUUID();

beforeAll(async () => {
  vi.stubEnv("TRADEWIND_SECRET_KEY", randomBytes(32).toString("base64"));
  database = await openTestDatabase();
  await database.sql`insert into workspace (id, name) values (${workspaceId}, 'Shop')`;
});
afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await database.close();
});

async function save(settings: object, secret: string | null, sealedTo?: string): Promise<string> {
  const id = randomUUID();
  const sealed = secret === null ? null : Buffer.from(seal(secret, connectionSecretPlace(sealedTo ?? id)));
  await database.sql`
    insert into connection (id, workspace_id, name, kind, settings, sealed)
    values (${id}, ${workspaceId}, 'Warehouse', 'http', ${JSON.stringify(settings)}::text::jsonb, ${sealed})`;
  return id;
}

describe("a connection", () => {
  test("comes with its settings filled in and its secret opened", async () => {
    const id = await save({ baseUrl: "https://warehouse.example" }, "k-1");
    expect(await loadConnection(workspaceId, id)).toEqual({
      name: "Warehouse",
      secret: "k-1",
      settings: {
        baseUrl: "https://warehouse.example",
        authHeader: "Authorization",
        authScheme: "Bearer",
        allowedHosts: [],
        dedupes: false,
        burst: 1,
        restAfter: 5,
      },
    });
    expect(await loadConnection(workspaceId, await save({}, null))).toMatchObject({ secret: null });
  });

  test("belongs to its workspace, and is gone once deleted", async () => {
    const id = await save({}, null);
    expect(await loadConnection(randomUUID(), id)).toBeNull();
    await database.sql`update connection set deleted_at = now() where id = ${id}`;
    expect(await loadConnection(workspaceId, id)).toBeNull();
    expect(await loadConnection(workspaceId, "not an id")).toBeNull();
  });

  test("with a secret moved from another row does not open", async () => {
    const id = await save({}, "k-1", randomUUID());
    await expect(loadConnection(workspaceId, id)).rejects.toBeInstanceOf(VaultError);
  });

  test("with settings that this version does not know is none", async () => {
    expect(await loadConnection(workspaceId, await save({ baseUrl: "ftp://x" }, null))).toBeNull();
  });

  test("is read again after some seconds, and at once after a failure", async () => {
    const id = await save({}, "k-1");
    expect((await loadConnection(workspaceId, id))?.secret).toBe("k-1");
    await database.sql`update connection set sealed = ${Buffer.from(seal("k-2", connectionSecretPlace(id)))} where id = ${id}`;
    expect((await loadConnection(workspaceId, id))?.secret).toBe("k-1");
    const later = Date.now() + 6_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    expect((await loadConnection(workspaceId, id))?.secret).toBe("k-2");
    vi.restoreAllMocks();
  });
});
