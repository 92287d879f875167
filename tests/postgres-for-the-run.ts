/** One PostgreSQL for a whole run of the tests, started when the first test asks for it and gone with the run, however it ends. */
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "#drizzle/migrate.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#engine/boot/embedded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder in which the tests and the run meet: a file `wanted` asks, `url` or `failure` answers. */
    meetingPlace: string;
  }
}

export default function setup(project: TestProject): () => Promise<void> {
  const place = mkdtempSync(join(tmpdir(), "tradewind-tests-"));
  project.provide("meetingPlace", place);
  let server: Promise<EmbeddedPostgres> | undefined;
  const asked = setInterval(() => {
    if (!existsSync(join(place, "wanted"))) return;
    clearInterval(asked);
    server = startEmbeddedPostgres({ folder: join(place, "postgres"), disposable: place });
    server
      .then(async ({ url }) => {
        await migrate(url);
        writeFileSync(join(place, "url.tmp"), url);
        renameSync(join(place, "url.tmp"), join(place, "url"));
      })
      .catch((error: Error) => writeFileSync(join(place, "failure"), error.message));
  }, 20);

  return async () => {
    clearInterval(asked);
    await server?.then((running) => running.stop()).catch(() => {});
    rmSync(place, { recursive: true, force: true });
  };
}
