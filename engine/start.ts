/**
 * `npm start`: from an empty folder to a product that serves, and back again on SIGTERM. The order matters: the listener is open
 * first, webhooks are taken as soon as the database is, and the screens, which may have to be built, come last.
 */
import { randomBytes } from "node:crypto";
import { flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { openSql, type Sql } from "#drizzle/client.ts";
import { migrate } from "#drizzle/migrate.ts";
import { limits } from "#lib/limits.ts";
import { buildScreens } from "./boot/build-screens.ts";
import { startEmbeddedPostgres } from "./boot/embedded-postgres.ts";
import { openFigures } from "./boot/figures.ts";
import { takeLock } from "./boot/folder-lock.ts";
import { oncePerTrouble, openLog, seldom } from "./boot/log.ts";
import { secretKeyIn } from "./boot/secret-key.ts";
import { StartFailure } from "./boot/sentence.ts";
import { requireServer } from "./boot/server-version.ts";
import { isLoopback, makeDataDir, readSettings, type Settings } from "./boot/settings.ts";
import { publicAddress } from "./commands/address.ts";
import { channelDoor } from "./ingest/channel-door.ts";
import { Channels } from "./ingest/channels.ts";
import { knownSources } from "./ingest/known-sources.ts";
import { pulls } from "./ingest/pull/pulls.ts";
import { receiver } from "./ingest/receive.ts";
import { startEngine } from "./runtime/postgres/serve.ts";
import { answer, noScreens, openScreens, openServer } from "./server.ts";
import { loadChannel } from "./store/channels.ts";
import { ensureWorkspace } from "./store/ensure-workspace.ts";
import { holdPulls, leavePulls, notePull } from "./store/pulls.ts";
import { queueAge } from "./store/queue-age.ts";
import { readSources } from "./store/sources.ts";
import { open } from "./vault.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const isDev = process.argv.includes("--dev");
const log = openLog();

/** What is open, and the order in which it is closed: first nothing more comes in, then what is in hand is ended or parked. */
const closingOrder = ["build", "server", "channels", "pulls", "engine", "sql", "postgres", "lock"] as const;
const toClose: Partial<Record<(typeof closingOrder)[number], () => Promise<void> | void>> = {};
let isStopping = false;

async function start(): Promise<void> {
  // V8 lets the heap grow to four times what lives in it before it collects: twice takes a quarter less of the machine's memory under load
  setFlagsFromString("--heap-growing-percent=100");
  const settings = readSettings(process.env);
  Object.assign(process.env, { NODE_ENV: isDev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

  const key = process.env["TRADEWIND_API_KEY"];
  if (key && key.length < limits.apiKeyCharsAdvised)
    log.warn(
      `TRADEWIND_API_KEY has every right and only ${key.length} characters; outside a trial give it at least ${limits.apiKeyCharsAdvised}.`,
    );

  if (settings.faultPoint)
    log.warn(`TRADEWIND_FAULT_POINT is set: this process kills itself at ${settings.faultPoint}. It is for tests only.`);

  const server = await openServer({ host: settings.host, port: settings.port, report: (err) => log.error({ err }, "A request failed.") });
  toClose.server = () => server.close();
  process.env["PORT"] = String(server.port);
  process.env["HOST"] = settings.host;

  const database = await openStorage(settings);
  process.env["DATABASE_URL"] = database.url;
  process.env["TRADEWIND_SECRET_KEY"] = database.secretKey;
  await migrate(database.url);
  const { sql, end } = openSql(database.url, { connections: 3, name: "tradewind server" });
  toClose.sql = end;
  await ensureWorkspace(sql);
  if (isStopping) return;

  const engine = await startEngine({
    url: database.url,
    role: settings.role,
    log: oncePerTrouble((failure, err, others) =>
      log[failure.final ? "error" : "warn"](
        { code: failure.code, ...(err ? { err } : {}), ...(others > 0 ? { others } : {}) },
        failure.message,
      ),
    ),
  });
  toClose.engine = () => engine.stop();

  const figures = openFigures({
    queueAge: () => queueAge(sql),
    lanes: engine.backlog,
    acceptQueueBytes: () => engine.acceptor.queuedBytes,
  });
  const sources = knownSources({ read: (ids) => readSources(sql, ids), open });
  const receive = receiver({
    sources,
    accept: (incoming) => engine.acceptor.accept(incoming),
    reject: engine.reject,
    publicAddress,
    report: seldom((err, others) =>
      log.error({ err, ...(others > 0 ? { others } : {}) }, "A webhook could not be taken; its sender was asked to come again."),
    ),
  });
  if (settings.role !== "web") {
    const reading = pulls({
      accept: (incoming) => engine.acceptor.accept(incoming),
      reject: engine.reject,
      report: seldom((err, others) =>
        log.error(
          { err, ...(others > 0 ? { others } : {}) },
          "A message that was read could not be kept, or a reader could not be looked after.",
        ),
      ),
      hold: (owner, schemes) => holdPulls(sql, owner, schemes),
      leave: (owner, ids) => leavePulls(sql, owner, ids),
      note: (id, state, taken) => notePull(sql, id, state, taken),
      open,
    });
    toClose.pulls = () => reading.stop();
  }
  Object.assign(server.doors, { hooks: figures.counted(receive), metrics: figures.answer });
  server.doors.readiness = async (_req, res) => {
    const isReady = await engine.ready().catch(() => false);
    const hasScreens = settings.role === "worker" || server.doors.screens !== null;
    answer(res, isReady && hasScreens ? 200 : 503, "application/json", JSON.stringify({ database: isReady, screens: hasScreens }));
  };
  const channels = new Channels({
    sql,
    accept: (incoming) => engine.acceptor.accept(incoming),
    log: (failure, error) => log.warn({ code: failure.code, err: error }, failure.message),
  });
  channels.start();
  toClose.channels = () => channels.stop();
  server.doors.channels = channelDoor({
    channel: (id) => loadChannel(null, id, sql),
    fetch: (id, hint) => channels.fetch(id, hint),
    report: seldom((err) => log.error({ err }, "A channel's call could not be answered; it is made again.")),
  });
  if (isStopping) return;

  if (settings.role !== "worker") {
    await offerSetUp(settings, sql);
    if (!isDev) {
      const build = buildScreens(root, (sentence) => log.info(sentence));
      toClose.build = build.abort;
      await build.done;
    }
    if (isStopping) return;
    server.doors.screens = await openScreens(root, { host: settings.host, port: server.port }, isDev);
  } else server.doors.screens = noScreens;
  if (isStopping) return;
  const name = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  process.stdout.write(`ready http://${name}:${server.port}\n`);
  // compiled code is kept where NODE_COMPILE_CACHE says, now and not at the end only: a process that is killed has none
  flushCompileCache();
}

async function openStorage(settings: Settings): Promise<{ url: string; secretKey: string }> {
  if (settings.databaseUrl) {
    await requireServer(settings.databaseUrl);
    return { url: settings.databaseUrl, secretKey: settings.secretKey ?? "" };
  }
  const dataDir = makeDataDir(settings.dataDir);
  const lock = takeLock(dataDir);
  if (typeof lock === "number") {
    throw new StartFailure(
      `Another Tradewind (process ${lock}) is using ${dataDir}. Stop it first, or give this one a folder of its own with DATA_DIR.`,
    );
  }
  toClose.lock = () => lock.release();
  const secretKey = settings.secretKey ?? secretKeyIn(dataDir);
  const postgres = await startEmbeddedPostgres({
    folder: `${dataDir}/postgres`,
    onRestart: () => log.warn("PostgreSQL ended by itself and is being started again."),
    onGone: (err) => {
      log.fatal({ err }, "PostgreSQL does not come back. Tradewind stops; what it had accepted is in DATA_DIR.");
      void stop(1);
    },
  });
  toClose.postgres = () => postgres.stop();
  return { url: postgres.url, secretKey };
}

/** Off loopback the first visitor must not own the shop: who can read this log can. */
async function offerSetUp(settings: Settings, sql: Sql): Promise<void> {
  const isLocal = isLoopback(settings.host) && !settings.publicUrl;
  const [owner] = await sql`select 1 from member where role = 'owner' limit 1`;
  if (isLocal || owner) return;
  process.env["TRADEWIND_SETUP_TOKEN"] ??= randomBytes(12).toString("base64url");
  process.stdout.write(`set-up token: ${process.env["TRADEWIND_SETUP_TOKEN"]}\n`);
}

async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const tooLate = setTimeout(() => process.exit(exitCode), limits.stopMs);
  tooLate.unref();
  for (const name of closingOrder) {
    await Promise.resolve(toClose[name]?.()).catch((err: unknown) => log.error({ err }, `The ${name} could not be closed.`));
  }
  process.exit(exitCode);
}

for (const name of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(name, () => void stop(0));
process.on("unhandledRejection", (err) => log.error({ err }, "A promise was broken and nobody looked."));
process.on("uncaughtException", (err) => {
  if (isDriverSlip(err)) {
    log.warn({ err }, "A connection to PostgreSQL was cut in the middle of a statement; it is opened again.");
    return;
  }
  log.fatal({ err }, "Tradewind failed and stops; what it had accepted goes on at the next start.");
  void stop(1);
});

/**
 * postgres.js 3.4.9 writes to a socket that a terminated backend has just taken from it, outside any promise. The statement
 * itself is refused and tried again; ending the process for it would turn one lost connection into a crash.
 */
function isDriverSlip(error: unknown): boolean {
  return error instanceof TypeError && /reading 'write'/.test(error.message) && /postgres\/src\/connection\.js/.test(error.stack ?? "");
}

start().catch((error: unknown) => {
  if (isStopping) return;
  if (error instanceof StartFailure) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, "Tradewind could not start.");
  void stop(1);
});
