/** n8n with a workflow of equal work, answering at once and keeping every execution, on the same PostgreSQL. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { type Child, startChild } from "../systems/child.ts";
import type { BenchDatabase } from "../systems/database.ts";
import type { Percentiles, System } from "../systems/system.ts";
import { install, type Package } from "./install.ts";

const n8n: Package = {
  name: "n8n",
  version: "2.41.1",
  // it asks for a tarball outside the registry
  overrides: { xlsx: "0.18.5" },
};

const workflow = {
  name: "Big orders",
  active: false,
  settings: { executionOrder: "v1" },
  nodes: [
    {
      id: "a1",
      name: "Webhook",
      type: "n8n-nodes-base.webhook",
      typeVersion: 2,
      position: [0, 0],
      webhookId: "bench",
      parameters: { httpMethod: "POST", path: "bench", responseMode: "onReceived", options: {} },
    },
    {
      id: "a2",
      name: "If",
      type: "n8n-nodes-base.if",
      typeVersion: 2.2,
      position: [220, 0],
      parameters: {
        conditions: {
          options: { caseSensitive: true, leftValue: "", typeValidation: "loose", version: 2 },
          combinator: "and",
          conditions: [
            {
              id: "c1",
              leftValue: "={{ $json.body.total_price }}",
              rightValue: 500,
              operator: { type: "number", operation: "gt" },
            },
          ],
        },
        looseTypeValidation: true,
        options: {},
      },
    },
    {
      id: "a3",
      name: "Mark",
      type: "n8n-nodes-base.set",
      typeVersion: 3.4,
      position: [440, 0],
      parameters: {
        assignments: { assignments: [{ id: "v1", name: "tag", type: "string", value: "=priority {{ $json.body.name }}" }] },
        options: {},
      },
    },
  ],
  connections: {
    Webhook: { main: [[{ node: "If", type: "main", index: 0 }]] },
    If: { main: [[{ node: "Mark", type: "main", index: 0 }], []] },
  },
};

/** @param env of a setting that is not its default, and how the table calls it */
export async function n8nSystems(
  cache: string,
  database: BenchDatabase,
  tell: (line: string) => void,
  settings: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<System[]> {
  const program = join(install(cache, n8n, tell), "bin", "n8n");
  const home = mkdtempSync(join(tmpdir(), "tradewind-bench-n8n-"));
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  const template = await database.fresh("bench_n8n_template");
  const preparing = await startN8n(program, environment(template, home));
  await setUp(preparing.address);
  await preparing.child.stop();
  return Object.entries(settings).map(([name, more], i) =>
    system(`${n8n.name} ${n8n.version}${name}`, `bench_n8n_${i}`, program, home, database, more),
  );
}

function system(
  name: string,
  databaseName: string,
  program: string,
  home: string,
  database: BenchDatabase,
  more: Readonly<Record<string, string>>,
): System {
  return {
    name,
    connections: 16,
    keepsRuns: true,
    hasLanes: false,
    async start() {
      const url = await database.fresh(databaseName, "bench_n8n_template");
      const { child, address, port } = await startN8n(program, { ...environment(url, home), ...more });
      await live(address);
      const sql = postgres(url, { max: 1 });
      return {
        target: { host: "127.0.0.1", port, path: "/webhook/bench" },
        pid: child.pid,
        async counts() {
          const [row] = await sql<{ accepted: number; finished: number; open: number }[]>`
            select count(*)::int as accepted, count(*) filter (where status = 'success')::int as finished,
              count(*) filter (where status in ('new', 'running', 'waiting'))::int as open from execution_entity`;
          const { accepted, finished, open } = row ?? { accepted: 0, finished: 0, open: 0 };
          return { accepted, finished, open, failed: accepted - finished - open };
        },
        finishedMs: (since) => finishedMs(sql, since),
        async stop() {
          await child.stop();
          await sql.end({ timeout: 2 });
          await database.drop(databaseName);
        },
      };
    },
  };
}

async function startN8n(program: string, env: Readonly<Record<string, string>>): Promise<{ child: Child; address: string; port: number }> {
  const port = await freePort();
  const ready = /Editor is now accessible/;
  const child = await startChild({ args: [program, "start"], env: { ...env, N8N_PORT: String(port) }, ready });
  return { child, address: `http://127.0.0.1:${port}`, port };
}

/** What a person does at first: an owner, a workflow, and the switch that makes it live. */
async function setUp(address: string): Promise<void> {
  const owner = { email: "owner@example.com", firstName: "O", lastName: "O", password: "Only-for-the-benchmark-1" };
  const signedIn = await post(address, "/rest/owner/setup", owner, "");
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const made = (await (await post(address, "/rest/workflows", workflow, cookie)).json()) as { data: { id: string; versionId: string } };
  await post(address, `/rest/workflows/${made.data.id}/activate`, { versionId: made.data.versionId }, cookie);
  await live(address);
}

async function post(address: string, path: string, body: unknown, cookie: string): Promise<Response> {
  const headers = { "content-type": "application/json", cookie, "browser-id": "bench" };
  for (let tries = 1; ; tries++) {
    const answer = await fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) });
    // it listens before all of its addresses are there
    const isStarting = answer.status === 404 || answer.status >= 500 || !answer.headers.get("content-type")?.includes("json");
    if (answer.ok && !isStarting) return answer;
    if (!isStarting || tries === 60) throw new Error(`n8n answered ${answer.status} to ${path}: ${(await answer.text()).slice(0, 500)}`);
    await pause(500);
  }
}

/** Asked in the wrong way, so that no execution comes of it: the refusal says whether the address is known. */
async function live(address: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const text = await (await fetch(`${address}/webhook/bench`)).text();
    if (text.includes("not registered for GET requests")) return;
    await pause(250);
  }
  throw new Error("n8n did not take the workflow live within a minute");
}

async function finishedMs(sql: postgres.Sql, since: Date): Promise<Percentiles | null> {
  const [row] = await sql<{ ms: number[] | null }[]>`
    select percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from "stoppedAt" - "createdAt") * 1000) as ms
    from execution_entity where "createdAt" >= ${since}`;
  const [p50 = Number.NaN, p99 = Number.NaN] = row?.ms ?? [];
  return { p50, p99 };
}

function environment(url: string, home: string): Record<string, string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    DB_TYPE: "postgresdb",
    DB_POSTGRESDB_HOST: hostname,
    DB_POSTGRESDB_PORT: port,
    DB_POSTGRESDB_USER: username,
    DB_POSTGRESDB_PASSWORD: decodeURIComponent(password),
    DB_POSTGRESDB_DATABASE: pathname.slice(1),
    N8N_USER_FOLDER: home,
    N8N_LISTEN_ADDRESS: "127.0.0.1",
    N8N_ENCRYPTION_KEY: "only for the benchmark",
    N8N_DIAGNOSTICS_ENABLED: "false",
    N8N_VERSION_NOTIFICATIONS_ENABLED: "false",
    N8N_TEMPLATES_ENABLED: "false",
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
