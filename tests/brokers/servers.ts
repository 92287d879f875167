/** Real RabbitMQ and Redis for tests: Debian's, installed where root may; started in a folder of their own, killed and started again. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../chaos/fleet.ts";

export interface Broker {
  readonly url: string;
  /** `kill -9`, and a start on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const programs = {
  redis: { package: "redis-server", find: () => ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].find((path) => existsSync(path)) },
  rabbitmq: { package: "rabbitmq-server", find: () => globSync("/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server")[0] },
};
type Kind = keyof typeof programs;

/** The program's path, or why there is none. */
export function findOrInstall(kind: Kind): { path: string } | { missing: string } {
  const program = programs[kind];
  const found = program.find();
  if (found) return { path: found };
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`The tests need ${program.package}; installing Debian's.`);
    const install = `apt-get update && apt-get install -y --no-install-recommends ${program.package}`;
    // its service is not to be started by the installation
    const policy = "/usr/sbin/policy-rc.d";
    const script = existsSync(policy)
      ? install
      : `printf '#!/bin/sh\\nexit 101\\n' > ${policy} && chmod +x ${policy} && ${install}; rm -f ${policy}`;
    spawnSync("sh", ["-c", script], { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    const installed = program.find();
    if (installed) return { path: installed };
  }
  return { missing: `${program.package} is not installed and cannot be installed here: sudo apt-get install ${program.package}` };
}

export async function startRedis(program: string): Promise<Broker> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), "tradewind-redis-"));
  const url = `redis://127.0.0.1:${port}`;
  const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", dir, "--appendonly", "yes", "--appendfsync", "always", "--save", ""];
  return broker(url, dir, () => spawn(program, args, { stdio: "pipe", detached: true }), /Ready to accept connections/);
}

export async function startRabbitmq(program: string): Promise<Broker> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), "tradewind-rabbitmq-"));
  mkdirSync(join(dir, "home"));
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env["PATH"] ?? "",
    HOME: join(dir, "home"),
    LANG: "C.UTF-8",
    HOSTNAME: "localhost",
    RABBITMQ_NODENAME: `tradewind${port}@localhost`,
    RABBITMQ_NODE_PORT: `${port}`,
    RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
    RABBITMQ_DIST_PORT: `${await freePort()}`,
    RABBITMQ_MNESIA_BASE: join(dir, "data"),
    RABBITMQ_LOG_BASE: join(dir, "log"),
    RABBITMQ_LOGS: "-",
    RABBITMQ_CONFIG_FILE: join(dir, "none"),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(dir, "plugins"),
    // the name server of a distributed Erlang stays inside
    ERL_EPMD_ADDRESS: "127.0.0.1",
  };
  const url = `amqp://guest:guest@127.0.0.1:${port}`;
  return broker(url, dir, () => spawn(program, [], { stdio: "pipe", detached: true, env }), /Server startup complete/);
}

async function broker(url: string, dir: string, start: () => ChildProcess, ready: RegExp): Promise<Broker> {
  let child = await started(start(), ready);
  const kill = async () => {
    const over = new Promise((resolve) => child.once("exit", resolve));
    // the whole group: a script may stand before the program
    if (child.exitCode === null && child.pid) process.kill(-child.pid, "SIGKILL");
    await over;
    await pause(200);
  };
  return {
    url,
    async restart() {
      await kill();
      child = await started(start(), ready);
    },
    async stop() {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function started(child: ChildProcess, ready: RegExp): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-20_000);
      if (ready.test(said)) resolve(child);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The broker ended (${code}):\n${said.slice(-3_000)}`)));
  });
}
