import { join } from "node:path";
import postgres from "postgres";
import { startChild } from "./child.ts";
import type { BenchDatabase } from "./database.ts";
import type { System } from "./system.ts";

export const limitSystem = (database: BenchDatabase): System => ({
  name: "the limit",
  connections: 128,
  keepsRuns: false,
  hasLanes: false,
  async start() {
    const url = await database.fresh("bench_limit");
    const server = await startChild({
      args: [join(import.meta.dirname, "limit-server.ts")],
      env: { DATABASE_URL: url },
      ready: /^ready (http\S+)$/m,
    });
    const { hostname, port } = new URL(server.ready[1] ?? "");
    const sql = postgres(url, { max: 1 });
    return {
      target: { host: hostname, port: Number(port), path: "/hooks/limit" },
      pid: server.pid,
      async counts() {
        const [row] = await sql<{ n: number }[]>`select count(*)::int as n from arrival`;
        return { accepted: row?.n ?? 0, finished: row?.n ?? 0, failed: 0, open: 0 };
      },
      finishedMs: async () => null,
      async stop() {
        await server.stop();
        await sql.end();
        await database.drop("bench_limit");
      },
    };
  },
});
