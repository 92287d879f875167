import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { loadConnection } from "../store/connections.ts";
import { database } from "../store/database.ts";
import { createConnection } from "./create-connection.ts";
import { createSource } from "./create-source.ts";
import { resealSecrets } from "./reseal-secrets.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await shop.close();
});

test("after a change of the key everything is sealed anew, and the old key can go", async () => {
  const before = process.env["TRADEWIND_SECRET_KEY"] ?? "";
  const { id } = await createConnection(shop.editor, { name: "ERP", kind: "http", settings: {}, secret: "k-12345678" });
  await createSource(shop.editor, { name: "Shop", scheme: "shopify", secret: "whisper-whisper" });
  await expect(resealSecrets(shop.editor)).rejects.toMatchObject({ code: "role" });
  expect(await resealSecrets(shop.owner)).toEqual({ resealed: 0, left: 0 });

  vi.stubEnv("TRADEWIND_SECRET_KEY", randomBytes(32).toString("base64"));
  expect(await resealSecrets(shop.owner)).toEqual({ resealed: 0, left: 2 });
  vi.stubEnv("TRADEWIND_SECRET_KEY_PREVIOUS", before);
  expect(await resealSecrets(shop.owner)).toEqual({ resealed: 2, left: 0 });
  vi.stubEnv("TRADEWIND_SECRET_KEY_PREVIOUS", "");
  expect((await loadConnection(shop.workspaceId, id))?.secret).toBe("k-12345678");
  const [row] = await database().sql<{ sealed: Buffer }[]>`select sealed from connection where id = ${id}`;
  expect(row?.sealed.includes("k-12345678")).toBe(false);
});
