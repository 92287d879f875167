/** The import rules can fail: each is shown a file that breaks it, in a house of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complete, unnamed } from "#.ci/complete-lock.ts";
import { root } from "./product.ts";

const planted: Record<string, Record<string, string>> = {
  "lib-is-the-ground": { "lib/flow/a.ts": `import "#engine/turn.ts";`, "engine/turn.ts": "export const turn = 1;" },
  "core-is-pure": { "engine/core/a.ts": `import "node:fs";` },
  "components-stay-above": { "components/a.ts": `import "#engine/vault.ts";`, "engine/vault.ts": "export const vault = 1;" },
  "components-never-reach-the-database": {
    "components/b.ts": `import "#lib/way/round.ts";`,
    "lib/way/round.ts": `import "#engine/store/c.ts";`,
    "engine/store/c.ts": `import "#drizzle/client.ts";`,
    "drizzle/client.ts": "export const client = 1;",
  },
  "app-asks-and-commands": { "app/page.tsx": `import "#engine/store/d.ts";`, "engine/store/d.ts": "export const d = 1;" },
  "database-has-few-doors": { "engine/ingest/e.ts": `import { client } from "#drizzle/client.ts"; export { client };` },
  "connectors-have-few-callers": {
    "engine/runtime/f.ts": `import "#engine/connectors/x/webhook.ts";`,
    "engine/connectors/x/webhook.ts": "export const x = 1;",
  },
  "node-knows-no-node": { "lib/nodes/order/g.ts": `import "../logic/h.ts";`, "lib/nodes/logic/h.ts": "export const h = 1;" },
  "effect-knows-no-effect": {
    "engine/effects/database/i.ts": `import "../network/j.ts";`,
    "engine/effects/network/j.ts": "export const j = 1;",
  },
  "connector-knows-no-connector": { "engine/connectors/y/webhook.ts": `import "../x/webhook.ts";` },
  "runtime-knows-no-runtime": {
    "engine/runtime/memory/k.ts": `import "../postgres/l.ts";`,
    "engine/runtime/postgres/l.ts": "export const l = 1;",
  },
  "engine-shows-nothing": { "engine/ingest/m.ts": `import "react";` },
  "next-has-one-door": { "engine/ingest/n.ts": `import "next";` },
  "no-cycles": { "lib/flow/o.ts": `import "./p.ts"; export const o = 1;`, "lib/flow/p.ts": `import "./o.ts"; export const p = 1;` },
  "no-orphans": { "lib/flow/alone.ts": "export const alone = 1;" },
  "nothing-unresolvable": { "lib/flow/q.ts": `import "./missing.ts";` },
  "tests-stay-outside": { "engine/ingest/r.ts": `import "#tests/s.ts";`, "tests/s.ts": "export const s = 1;" },
};

let house = "";
let broken: { rule: { name: string; severity: string }; from: string }[] = [];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "tradewind-house-"));
  for (const file of ["package.json", "tsconfig.json", ".dependency-cruiser.cjs", "biome.json", ".ci/pure.grit"])
    cpSync(join(root, file), join(house, file));
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const [path, content] of Object.values(planted).flatMap((files) => Object.entries(files))) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), `${content}\n`);
  }
  const program = join(root, "node_modules/.bin/depcruise");
  const options = ["--output-type", "json", "--config", ".dependency-cruiser.cjs"];
  let said: string;
  try {
    said = execFileSync(program, [...options, "lib", "engine", "drizzle", "components", "app", "tests"], {
      cwd: house,
      encoding: "utf8",
    });
  } catch (error) {
    said = (error as { stdout: string }).stdout;
  }
  broken = JSON.parse(said).summary.violations;
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

test.each(Object.entries(planted))("%s catches what breaks it", (rule, files) => {
  const caught = broken.filter(({ rule: { name, severity } }) => name === rule && severity === "error").map(({ from }) => from);
  expect(caught).toContain(Object.keys(files)[0]);
});

test("there is no rule that is not tried here", async () => {
  const { default: rules } = await import(join(root, ".dependency-cruiser.cjs"));
  expect(rules.forbidden.map(({ name }: { name: string }) => name).sort()).toEqual(Object.keys(planted).sort());
});

test("time and chance are taken away from lib and engine/core, and left to the rest", () => {
  const outside = ["Date.now()", "new Date()", "Math.random()", "crypto.randomUUID()", "performance.now()"];
  const content = outside.map((line, i) => `export const planted${i} = ${line};\n`).join("");
  const seen = ["lib/chance.ts", "engine/core/chance.ts", "engine/chance.ts"].map((path) => {
    writeFileSync(join(house, path), content);
    const { stdout, stderr } = spawnSync(join(root, "node_modules/.bin/biome"), ["lint", "--colors=off", "--vcs-enabled=false", path], {
      cwd: house,
      encoding: "utf8",
    });
    return `${stdout}${stderr}`.split("lib and engine/core are pure").length - 1;
  });
  expect(seen).toEqual([outside.length, outside.length, 0]);
});

test("package-lock.json names the packages of every platform, or `npm ci` would refuse it; `npm run lock` puts it right", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  expect(unnamed(lock).map(({ name }) => name)).toEqual([]);
  delete lock.packages["node_modules/@next/swc-linux-arm64-musl"];
  expect(complete(lock).packages["node_modules/@next/swc-linux-arm64-musl"]).toMatchObject({
    os: ["linux"],
    cpu: ["arm64"],
    libc: ["musl"],
  });
});

test("no flow is ever switched off but by a person's own word, however often it fails", () => {
  const files = readdirSync(join(root, "engine"), { recursive: true, encoding: "utf8" }).filter((name) => /(?<![.]test)[.]ts$/.test(name));
  const off = /published_?version["']?\s*[:=]\s*null/i;
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((name) => off.test(readFileSync(join(root, "engine", name), "utf8")))).toEqual(["commands/unpublish-flow.ts"]);
});
