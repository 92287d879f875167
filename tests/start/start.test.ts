/** The traps of a start, each with real processes. The screens are left out (role `worker`): their build is tried end to end. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { startEmbeddedPostgres } from "#engine/boot/embedded-postgres.ts";
import { processesBelow, until } from "#engine/boot/process-table.ts";
import { killGroup, type Product, type ProductOptions, root, startProduct } from "../product.ts";

const whyNobody = whyNotAsAnotherUser();
if (whyNobody) console.log(`skipped, as another user than root: ${whyNobody}`);
const undo: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function emptyFolder(name = "plain"): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `tradewind-start-${name}-`)));
  undo.push(async () => {
    await until(() => processesBelow(folder).length === 0, 10_000);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function start(dataDir: string, options: ProductOptions = {}): Product {
  const product = startProduct({ ...options, env: { TRADEWIND_ROLE: "worker", DATA_DIR: dataDir, ...options.env } });
  undo.push(async () => {
    killGroup(product);
    await product.ended;
  });
  return product;
}

/** After a kill the lanes are another's until its lease is over: a few seconds. */
async function isReady(address: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await fetch(`${address}/readyz`)).status === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function databaseOf(dataDir: string) {
  const folder = join(dataDir, "postgres");
  const port = readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[3];
  const sql = postgres(`postgres://tradewind:${readFileSync(join(folder, "password"), "utf8")}@127.0.0.1:${port}/tradewind`, { max: 1 });
  undo.push(() => sql.end({ timeout: 1 }));
  return sql;
}

const postmasterOf = (dataDir: string) => Number(readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null)); // somebody else has it: as good
    server.listen(port, "127.0.0.1", () => {
      undo.push(() => new Promise((done) => server.close(done)));
      resolve(server);
    });
  });
}

test("starts in an empty folder, ends with 0 within 10 s of SIGTERM, and finds everything again the second time", async () => {
  const dataDir = join(emptyFolder(), "data");
  const first = start(dataDir);
  expect(await isReady(await first.ready)).toBe(true);
  const [workspace] = await databaseOf(dataDir)`select id from workspace`;
  const key = readFileSync(join(dataDir, "secret-key"), "utf8");
  expect(statSync(join(dataDir, "secret-key")).mode & 0o077).toBe(0);
  const { code, ms } = await first.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  expect(processesBelow(join(dataDir, "postgres", "data"))).toEqual([]);

  const second = start(dataDir);
  await second.ready;
  expect(await databaseOf(dataDir)`select id from workspace`).toEqual([workspace]);
  expect(readFileSync(join(dataDir, "secret-key"), "utf8")).toBe(key);
});

test("starts again after kill -9 of its group; PostgreSQL, in a session of its own, is ended by its guard", async () => {
  const dataDir = emptyFolder();
  const first = start(dataDir);
  await first.ready;
  killGroup(first);
  await first.ended;
  const second = start(dataDir); // at once, while the old PostgreSQL may still stand
  expect(await isReady(await second.ready)).toBe(true);
});

test("starts again after kill -9 of everything, PostgreSQL included", async () => {
  const dataDir = emptyFolder();
  const first = start(dataDir);
  await first.ready;
  const postmaster = postmasterOf(dataDir);
  killGroup(first);
  for (const pid of processesBelow(join(dataDir, "postgres", "data"))) process.kill(pid, "SIGKILL");
  expect(existsSync(join(dataDir, "postgres", "data", "postmaster.pid"))).toBe(true);
  const second = start(dataDir);
  expect(await isReady(await second.ready)).toBe(true);
  expect(postmasterOf(dataDir)).not.toBe(postmaster);
});

test.runIf(existsSync("/proc"))("a pid file that names a zombie, or somebody else's process, does not stop a start", async () => {
  const dataDir = emptyFolder();
  await (await startAndStop(dataDir)).ended;
  const pidFile = join(dataDir, "postgres", "data", "postmaster.pid");
  const parent = spawn("sh", ["-c", "sleep 0.5 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
  undo.push(() => parent.kill("SIGKILL"));
  const zombie = await new Promise<string>((resolve) => parent.stdout.once("data", (bytes: Buffer) => resolve(bytes.toString().trim())));
  await until(() => /\) Z/.test(readFileSync(`/proc/${zombie}/stat`, "utf8")), 5_000);
  for (const pid of [zombie, String(process.pid)]) {
    writeFileSync(pidFile, `${pid}\n${join(dataDir, "postgres", "data")}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`);
    await (await startAndStop(dataDir)).ended;
  }

  async function startAndStop(folder: string): Promise<Product> {
    const product = start(folder);
    expect(await isReady(await product.ready)).toBe(true);
    expect((await product.stop()).code).toBe(0);
    return product;
  }
});

test("starts with port 5432 taken and LANG unset, in a folder with a space below one of mode 0700, and speaks UTF-8", async () => {
  await listen(5432);
  const closed = join(emptyFolder("closed"), "root's home");
  mkdirSync(closed, { mode: 0o700 });
  const dataDir = join(closed, "my data", "数据");
  const product = start(dataDir, { env: { LANG: undefined, LC_ALL: undefined } });
  await product.ready;
  const sql = databaseOf(dataDir);
  const [row] = await sql`select current_setting('server_encoding') as encoding, upper('é') as upper, current_setting('fsync') as fsync`;
  expect(row).toEqual({ encoding: "UTF8", upper: "É", fsync: "on" });
});

test("a second process on one folder is refused in a sentence, and the first goes on", async () => {
  const dataDir = emptyFolder();
  const first = start(dataDir);
  const address = await first.ready;
  const second = start(dataDir);
  expect((await second.ended).code).toBe(1);
  expect(second.said()).toContain(`Another Tradewind (process ${first.child.pid}) is using ${dataDir}.`);
  expect(second.said()).not.toContain("    at ");
  expect(await isReady(address)).toBe(true);
});

test("SIGTERM to `npm start` reaches the product, and both end with 0", async () => {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: "0", TRADEWIND_ROLE: "worker", DATA_DIR: emptyFolder() } as unknown as NodeJS.ProcessEnv;
  const npm = spawn("npm", ["start"], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"], detached: true });
  const ended = new Promise((resolve) => npm.once("exit", resolve));
  undo.push(() => npm.kill("SIGKILL"));
  let said = "";
  npm.stdout.on("data", (bytes: Buffer) => {
    said += bytes;
  });
  for (let tries = 0; tries < 200 && !said.includes("ready http"); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  npm.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(await until(() => processesBelow(env["DATA_DIR"] ?? "").length === 0, 5_000)).toBe(true);
});

test("two folders side by side", async () => {
  const [one, two] = [start(emptyFolder()), start(emptyFolder())];
  const addresses = await Promise.all([one.ready, two.ready]);
  expect(new Set(addresses).size).toBe(2);
  expect(await Promise.all(addresses.map(isReady))).toEqual([true, true]);
});

test("a taken port is named in a sentence", async () => {
  const server = await listen(0);
  const address = server?.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const product = start(emptyFolder(), { env: { PORT: port } });
  expect((await product.ended).code).toBe(1);
  expect(product.said()).toContain(`Port ${port} on 127.0.0.1 is taken`);
});

test("SIGTERM in the middle of a first start ends it with 0 and leaves nothing running", async () => {
  const dataDir = emptyFolder();
  const product = start(dataDir);
  await until(() => existsSync(join(dataDir, "postgres")), 10_000);
  expect((await product.stop()).code).toBe(0);
  expect(await until(() => processesBelow(join(dataDir, "postgres", "data")).length === 0, 10_000)).toBe(true);
  expect(await isReady(await start(dataDir).ready)).toBe(true);
});

test("PostgreSQL killed under a running product comes back at the same address", async () => {
  const dataDir = emptyFolder();
  const product = start(dataDir);
  const address = await product.ready;
  const postmaster = postmasterOf(dataDir);
  process.kill(postmaster, "SIGKILL");
  let isBack = false;
  for (let tries = 0; tries < 100 && !isBack; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    isBack =
      existsSync(join(dataDir, "postgres", "data", "postmaster.pid")) && postmasterOf(dataDir) !== postmaster && (await isReady(address));
  }
  expect(isBack).toBe(true);
});

test("with DATABASE_URL it uses that PostgreSQL, and asks for the key that has to outlive this machine", async () => {
  const folder = emptyFolder();
  const theirs = await startEmbeddedPostgres({ folder: join(folder, "theirs"), disposable: join(folder, "theirs") });
  undo.push(() => theirs.stop());
  const dataDir = join(folder, "unused");

  const keyless = start(dataDir, { env: { DATABASE_URL: theirs.url } });
  expect((await keyless.ended).code).toBe(1);
  expect(keyless.said()).toContain("TRADEWIND_SECRET_KEY is needed too");

  const key = randomBytes(32).toString("base64");
  const [one, two] = [1, 2].map(() => start(dataDir, { env: { DATABASE_URL: theirs.url, TRADEWIND_SECRET_KEY: key } })) as [
    Product,
    Product,
  ];
  const addresses = await Promise.all([one.ready, two.ready]); // two processes, one database, both migrating
  expect(await Promise.all(addresses.map((address) => fetch(`${address}/healthz`).then(({ status }) => status)))).toEqual([200, 200]);
  expect(existsSync(dataDir)).toBe(false);

  const nowhere = start(dataDir, { env: { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", TRADEWIND_SECRET_KEY: key } });
  expect((await nowhere.ended).code).toBe(1);
  expect(nowhere.said()).toContain("The PostgreSQL of DATABASE_URL (127.0.0.1:1/none) cannot be used");
});

test.skipIf(whyNobody)("as an ordinary user (tried only where the tests run as root)", async () => {
  const folder = emptyFolder();
  chmodSync(folder, 0o755);
  const dataDir = join(folder, "theirs");
  mkdirSync(dataDir);
  chownSync(dataDir, 65_534, 65_534);
  const product = start(dataDir, { user: { uid: 65_534, gid: 65_534 }, env: { HOME: dataDir } });
  expect(await isReady(await product.ready)).toBe(true);
  expect(statSync(join(dataDir, "postgres", "data")).uid).toBe(65_534);
  expect((await product.stop()).code).toBe(0);
});

test.skipIf(whyNobody)("as root where the machine forbids user namespaces, below a folder of mode 0700 (tried only as root)", async () => {
  const closed = emptyFolder("closed");
  const folder = join(closed, "postgres");
  const server = await startEmbeddedPostgres({ folder, disposable: folder, allowNamespace: false });
  const sql = postgres(server.url, { max: 1 });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await sql.end();
  await server.stop();
});

/** PostgreSQL's own programs write to `/dev/null`: where somebody closed it, only root can make a database. */
function whyNotAsAnotherUser(): string {
  if (process.getuid?.() !== 0) return "the tests do not run as root";
  return (statSync("/dev/null").mode & 0o006) === 0o006 ? "" : "this machine's /dev/null is open to root alone: chmod 666 /dev/null";
}
