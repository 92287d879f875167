/** A shop on a migrated database, as the commands and queries meet it: the environment set, a workspace, an actor of each role. */
import { randomBytes } from "node:crypto";
import type { Sql } from "#drizzle/client.ts";
import type { Actor } from "#engine/commands/actor.ts";
import { database } from "#engine/store/database.ts";
import { ensureDays } from "#engine/store/ensure-days.ts";
import { ensureWorkspace } from "#engine/store/ensure-workspace.ts";

export interface TestShop {
  workspaceId: string;
  owner: Actor;
  editor: Actor;
  viewer: Actor;
  /** The bootstrap key, with every right. */
  key: string;
  close(): Promise<void>;
}

export async function openShopOn(url: string, sql: Sql): Promise<TestShop> {
  const key = `test-key-${randomBytes(12).toString("hex")}`;
  Object.assign(process.env, {
    DATABASE_URL: url,
    TRADEWIND_SECRET_KEY: randomBytes(32).toString("base64"),
    TRADEWIND_API_KEY: key,
    HOST: "127.0.0.1",
    PORT: "3000",
  });
  delete process.env["PUBLIC_URL"];
  delete process.env["TRADEWIND_SETUP_TOKEN"];
  const workspaceId = await ensureWorkspace(sql);
  await ensureDays(sql);
  const actor = (role: Actor["role"]): Actor => ({ workspaceId, userId: null, name: role, role });
  return {
    workspaceId,
    owner: actor("owner"),
    editor: actor("editor"),
    viewer: actor("viewer"),
    key,
    async close() {
      await database().end();
      // the next shop of this process opens its own
      Object.assign(globalThis, { tradewindDatabase: undefined, tradewindCatalog: undefined });
    },
  };
}
