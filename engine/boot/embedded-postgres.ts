/**
 * A real PostgreSQL in a folder of ours: made once, started as our own child, stopped when we say so. It stands in a session of
 * its own, so that Ctrl-C reaches us and not it; a guard process holds a pipe from us and stops it cleanly when we die.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { totalmem } from "node:os";
import { join } from "node:path";
import { findPostgresBinaries } from "./postgres-binaries.ts";
import { isAlive, processesBelow, signal, until } from "./process-table.ts";
import { type Identity, identityFor, own } from "./run-as.ts";
import { StartFailure } from "./sentence.ts";

const database = "tradewind";
const logBytesMax = 16 * 1024 * 1024;

export interface EmbeddedPostgres {
  /** Ends in the database's name; valid until stop, also when PostgreSQL had to be started again. */
  url: string;
  /** The postmaster now. */
  pid(): number;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The folder that holds everything: `data`, `password`, `log`. */
  folder: string;
  /** For tests: nothing has to survive the machine, and this folder goes away at the end, however that comes. */
  disposable?: string;
  /** For tests of the start itself. */
  allowNamespace?: boolean;
  /** Told when PostgreSQL ended by itself and is being started again. */
  onRestart?: () => void;
  /** Told when it could not be started again. */
  onGone?: (error: Error) => void;
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = options.folder;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identity = identityFor(findPostgresBinaries(), options.allowNamespace);
  const password = passwordIn(folder);
  await endPredecessor(join(folder, "data"));
  initialise(folder, identity, password, options.disposable);

  let port = await freePort();
  let server = await launch(folder, identity, port, options.disposable).catch(async (failure: Error) => {
    if (!/could not bind|Address already in use/i.test(failure.message)) throw failure;
    port = await freePort();
    return launch(folder, identity, port, options.disposable);
  });

  let stopping = false;
  const watch = (guard: ChildProcess): void => {
    guard.once("exit", () => {
      if (!stopping) startAgain().catch((error: Error) => options.onGone?.(error));
    });
  };
  /** Crash recovery may fail for a moment (a full disk, an old process still ending); past that it is a person's matter. */
  const startAgain = async (triesLeft = 5): Promise<void> => {
    options.onRestart?.();
    try {
      await endPredecessor(join(folder, "data"));
      if (stopping) return;
      server = await launch(folder, identity, port, options.disposable);
      watch(server.guard);
    } catch (error) {
      if (stopping) return;
      if (triesLeft <= 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await startAgain(triesLeft - 1);
    }
  };
  watch(server.guard);

  return {
    url: `postgres://tradewind:${password}@127.0.0.1:${port}/${database}`,
    pid: () => server.pid,
    async stop() {
      stopping = true;
      await end(server.pid);
      await until(() => server.guard.exitCode !== null || server.guard.signalCode !== null, 5_000);
    },
  };
}

/** Fast shutdown: sessions are ended, everything is flushed. */
async function end(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await until(() => !isAlive(pid), 6_000)) return;
  signal(pid, "SIGQUIT");
  if (await until(() => !isAlive(pid), 2_000)) return;
  signal(pid, "SIGKILL");
}

/**
 * Whoever calls this holds the folder's lock, so a PostgreSQL that still stands here belongs to a process that was killed.
 * Its pid file alone says nothing: the number may be a zombie's, or meanwhile somebody else's.
 */
async function endPredecessor(data: string): Promise<void> {
  const pidFile = join(data, "postmaster.pid");
  const written = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8").split("\n")[0]) : 0;
  if (processesBelow(data).includes(written)) await end(written);
  if (!(await until(() => processesBelow(data).length === 0, 5_000))) {
    for (const pid of processesBelow(data)) signal(pid, "SIGKILL");
    await until(() => processesBelow(data).length === 0, 5_000);
  }
  rmSync(pidFile, { force: true });
}

function passwordIn(folder: string): string {
  const path = join(folder, "password");
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(path, "utf8");
}

/** Made beside its place and moved there when it is whole: a start that was killed half-way leaves nothing to trip over. */
function initialise(folder: string, identity: Identity, password: string, disposable: string | undefined): void {
  const data = join(folder, "data");
  const version = join(data, "PG_VERSION");
  if (existsSync(version)) {
    const found = readFileSync(version, "utf8").trim();
    if (found !== "18")
      throw new StartFailure(
        `${data} was made by PostgreSQL ${found}, and Tradewind brings 18. Dump it with that version and restore it here.`,
      );
    own(data, identity);
    return;
  }
  const making = join(folder, "data.making");
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  own(making, identity);
  const done = run(
    identity,
    making,
    "initdb",
    [
      "--username=tradewind",
      "--auth=trust", // until the password is in, a few lines below; nothing listens before
      "--encoding=UTF8", // LANG unset would give SQL_ASCII
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(disposable ? ["--no-sync"] : []),
    ],
    "",
  );
  if (done.status !== 0) {
    const closed = done.stderr.includes("/dev/null: Permission denied") ? "\nIts programs need /dev/null: sudo chmod 666 /dev/null" : "";
    throw new StartFailure(`PostgreSQL could not make its files in ${making}:\n${done.stderr || done.error?.message}${closed}`);
  }
  const made = run(
    identity,
    making,
    "postgres",
    ["--single", "postgres"],
    `create database ${database}\nalter role tradewind password '${password}'\n`,
  );
  if (made.status !== 0) throw new StartFailure(`PostgreSQL could not make its first database:\n${made.stderr || made.error?.message}`);
  writeFileSync(join(making, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
  renameSync(making, data);
}

/** `/proc/self/cwd` names the data folder also to a user who may not walk the folders above it. */
function command(
  identity: Identity,
  data: string,
  program: string,
): { file: string; args: string[]; options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } } {
  const here = identity.user ? "/proc/self/cwd" : data;
  const [file = "", ...args] = [...identity.prefix, join(identity.home, "bin", program)];
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env["PATH"] ?? "/usr/bin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
    PGDATA: here,
  };
  return { file, args, options: { cwd: data, env, ...identity.user } };
}

function run(identity: Identity, data: string, program: string, args: string[], input: string) {
  const { file, args: before, options } = command(identity, data, program);
  return spawnSync(file, [...before, ...args], { ...options, input, encoding: "utf8" });
}

/** $0 is a folder to take away at the end, or empty. The shell outlives us by as long as PostgreSQL takes to stop. */
const guardScript = `"$@" </dev/null & pid=$!; ( read -r _; kill -INT $pid ) <&3 & exec 3<&-; wait $pid; status=$?; kill $! 2>/dev/null; [ -z "$0" ] || rm -rf "$0"; exit $status`;

async function launch(
  folder: string,
  identity: Identity,
  port: number,
  disposable: string | undefined,
): Promise<{ guard: ChildProcess; pid: number }> {
  const data = join(folder, "data");
  const logPath = join(folder, "log");
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) renameSync(logPath, `${logPath}.1`);
  const log = openSync(logPath, "a", 0o600);
  const before = statSync(logPath).size;
  const { file, args, options } = command(identity, data, "postgres");
  const settings = Object.entries(serverSettings(port, disposable)).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const guard = spawn("/bin/sh", ["-c", guardScript, disposable ?? "", file, ...args, ...settings], {
    ...options,
    detached: true,
    stdio: ["ignore", log, log, "pipe"],
  });
  let ended = false;
  guard.once("exit", () => {
    ended = true;
  });
  guard.once("error", () => {
    ended = true;
  });
  guard.unref();
  (guard.stdio[3] as Socket).unref();
  const status = () => (existsSync(join(data, "postmaster.pid")) ? readFileSync(join(data, "postmaster.pid"), "utf8").split("\n") : []);
  await until(() => ended || status()[7]?.trim() === "ready", 120_000);
  if (status()[7]?.trim() === "ready" && !ended) return { guard, pid: Number(status()[0]) };
  const said = readFileSync(logPath, "utf8").slice(before).trim();
  throw new StartFailure(`PostgreSQL did not start (${logPath}):\n${said.slice(-2_000)}`);
}

/** For a box of two cores that serves one shop; durability is PostgreSQL's own default and stays so. */
function serverSettings(port: number, disposable: string | undefined): Record<string, string | number> {
  const sharedMb = Math.max(64, Math.min(512, Math.floor(totalmem() / 2 ** 20 / 16)));
  return {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: `${sharedMb}MB`,
    fsync: disposable ? "off" : "on",
    synchronous_commit: "on",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    wal_buffers: "16MB",
    max_parallel_workers_per_gather: 0,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    log_line_prefix: "%m [%p] ",
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
