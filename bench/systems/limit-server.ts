/**
 * The limit: the product's own listener, its own reading of bodies and its own group commit, with each body committed with fsync before
 * its 2xx, and nothing else. What a durable webhook can cost at best on this machine.
 */
import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { GroupCommit } from "#engine/ingest/batch.ts";
import { readBody } from "#engine/ingest/read-body.ts";
import { openServer } from "#engine/server.ts";
import { limits } from "#lib/limits.ts";

interface Arrival {
  readonly id: string;
  readonly at: string;
  readonly body: Buffer;
}

const sql = postgres(process.env["DATABASE_URL"] ?? "", { max: 1, onnotice: () => {} });
await sql`create table if not exists arrival (id uuid primary key, at timestamptz not null, body bytea not null)`;

const commit = new GroupCommit<Arrival, string>(
  async (arrivals) => {
    await sql`
      insert into arrival (id, at, body)
      select id, at, decode(body, 'hex') from unnest(
        ${arrivals.map(({ id }) => id)}::uuid[], ${arrivals.map(({ at }) => at)}::timestamptz[],
        ${arrivals.map(({ body }) => body.toString("hex"))}::text[]
      ) as a(id, at, body)`;
    return arrivals.map(({ id }) => id);
  },
  { rowsMax: limits.acceptRowsMax, bytesMax: limits.acceptBytesMax, queueBytesMax: limits.acceptQueueBytesMax },
  () => false,
);

const server = await openServer({ host: "127.0.0.1", port: 0, report: (error) => console.error(error) });
server.doors.hooks = async (req, res) => {
  const body = await readBody(req, { bytesMax: limits.bodyBytesMax, timeoutMs: limits.bodyTimeoutMs, room: () => true });
  if (!body.ok) return void res.writeHead(400).end();
  const id = await commit.add({ id: randomUUID(), at: new Date().toISOString(), body: body.bytes }, body.bytes.length);
  const answer = `{"eventId":"${id}","duplicate":false}`;
  res.writeHead(202, { "content-type": "application/json", "content-length": answer.length }).end(answer);
};
console.log(`ready http://127.0.0.1:${server.port}`);

process.on("SIGTERM", async () => {
  await server.close();
  await sql.end({ timeout: 2 });
  process.exit(0);
});
