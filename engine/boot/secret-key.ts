/** The key that seals secrets: made once beside the embedded database, readable by its owner only. */
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartFailure } from "./sentence.ts";

export function secretKeyIn(dataDir: string): string {
  const path = join(dataDir, "secret-key");
  if (!existsSync(path)) {
    const making = `${path}.${process.pid}`;
    writeFileSync(making, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flush: true });
    linkSync(making, path);
    rmSync(making);
  }
  const key = readFileSync(path, "utf8").trim();
  if (Buffer.from(key, "base64").length !== 32)
    throw new StartFailure(`${path} does not hold a key. Put its copy back: without it the saved secrets cannot be opened.`);
  return key;
}
