/** One product for a whole run of the end-to-end tests, from an empty folder; its address and key are in the environment. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "./product.ts";

export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "tradewind-e2e-"));
  const apiKey = randomBytes(24).toString("base64url");
  const product = startProduct({ env: { DATA_DIR: dataDir, TRADEWIND_API_KEY: apiKey, LOG_LEVEL: "info" } });
  const address = await product.ready;
  Object.assign(process.env, { TRADEWIND_ADDRESS: address, TRADEWIND_API_KEY: apiKey });
  return async () => {
    const { code } = await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The product ended with ${code} on SIGTERM:\n${product.said()}`);
  };
}
