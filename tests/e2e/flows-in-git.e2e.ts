/** An engineer keeps the shop's flows in git: pulls them, changes one in a file, reads what that would do, pushes and publishes it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { root } from "../product.ts";
import { shopApi } from "./shop-door.ts";

let folder = "";
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tradewind-flows-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function flows(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/node"), [join(root, "engine/flows-cli/start.ts"), ...args], {
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      LANG: "en_GB.UTF-8",
      TRADEWIND_URL: process.env["TRADEWIND_ADDRESS"],
      TRADEWIND_API_KEY: process.env["TRADEWIND_API_KEY"],
      ...env,
    } as unknown as NodeJS.ProcessEnv,
  });
  return { status, said: `${stdout}${stderr}` };
}

async function drawn(name: string): Promise<string> {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", {
    name,
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "rest", type: "logic.wait", config: { for: "PT1H" }, position: { x: 320, y: 0 } },
      { id: "mark", type: "order.tag", config: { tag: "late" }, position: { x: 640, y: 0 } },
    ],
    edges: [
      { from: "start", to: "rest" },
      { from: "rest", to: "mark" },
    ],
  });
  return data.id;
}
const nameOf = (start: string) => readdirSync(folder).find((file) => file.startsWith(start)) ?? "";
const change = (file: string, from: string, to: string) =>
  writeFileSync(join(folder, file), readFileSync(join(folder, file), "utf8").replace(from, to));

test("pulled twice is the same bytes; a change is told in words, pushed, and published with a note", async () => {
  const id = await drawn("Kept in git");
  expect(flows(["pull", folder])).toMatchObject({ status: 0 });
  const file = nameOf("kept-in-git");
  const before = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  expect(flows(["pull", folder]).status).toBe(0);
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(before);
  expect(flows(["diff", folder]).status).toBe(0);

  change(file, "PT1H", "P2D");
  const told = flows(["diff", folder]);
  expect(told.status).toBe(1);
  expect(told.said).toContain("“Wait”: How long, “1 hour” becomes “2 days”");
  expect((await shopApi<{ revision: number }>("GET", `/flows/${id}`)).data.revision).toBe(1);

  const pushed = flows(["push", folder, "--publish", "--note", "Two days are enough"]);
  expect(pushed.said).toContain("live as version 1");
  const { data } = await shopApi<{ items: { version: number; note: string }[] }>("GET", `/flows/${id}/versions`);
  expect(data.items).toMatchObject([{ version: 1, note: "Two days are enough" }]);
  expect(flows(["diff", folder]).status).toBe(0);
  await shopApi("POST", `/flows/${id}/unpublish`);
});

test("a draft that moved on since the pull is not overwritten, unless that is asked for", async () => {
  const id = await drawn("Two hands on it");
  flows(["pull", folder]);
  const file = nameOf("two-hands-on-it");
  change(file, '"late"', '"mine"');
  const { data: draft } = await shopApi<{ nodes: { id: string; config: Record<string, unknown> }[] }>("GET", `/flows/${id}`);
  const theirs = { ...draft, nodes: draft.nodes.map((node) => (node.id === "mark" ? { ...node, config: { tag: "theirs" } } : node)) };
  await shopApi("PUT", `/flows/${id}`, theirs);

  const refused = flows(["push", folder]);
  expect(refused).toMatchObject({ status: 1 });
  expect(refused.said).toContain("Tag, “theirs” becomes “mine”");
  expect(refused.said).toContain("Not pushed: the draft has changed in the shop since it was pulled");
  expect(flows(["pull", folder]).said).toContain("changed here and in the shop");
  expect(readFileSync(join(folder, file), "utf8")).toContain('"mine"');

  expect(flows(["push", folder, "--force"]).status).toBe(0);
  expect(JSON.stringify((await shopApi("GET", `/flows/${id}`)).data)).toContain('"mine"');
});

test("a new file becomes a draft; one with a problem stays one, and the terminal says which", async () => {
  writeFileSync(
    join(folder, "new.flow.json"),
    JSON.stringify({
      name: "From a file",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.paid" } },
        { id: "mark", type: "order.tag", config: {} },
      ],
      edges: [{ from: "start", port: "out", to: "mark" }],
    }),
  );
  const pushed = flows(["push", folder, "--publish"]);
  expect(pushed.status).toBe(1);
  expect(pushed.said).toContain("a new flow, “From a file”, 2 steps");
  expect(pushed.said).toMatch(/mark: .*Tag/);
  const { data } = await shopApi<{ items: { name: string; publishedVersion: number | null }[] }>("GET", "/flows?search=From%20a%20file");
  expect(data.items).toMatchObject([{ name: "From a file", publishedVersion: null }]);
});

test("what is missing is said in a sentence, in the reader's language", () => {
  expect(flows([]).said).toContain("pull FOLDER");
  expect(flows(["pull", folder], { TRADEWIND_API_KEY: "" })).toMatchObject({
    status: 2,
    said: expect.stringContaining("TRADEWIND_API_KEY is not set"),
  });
  expect(flows(["pull", folder], { TRADEWIND_API_KEY: "not-a-key-at-all" }).status).toBe(2);
  expect(flows(["pull", folder], { TRADEWIND_URL: "http://127.0.0.1:9" }).said).toContain("Nothing answers at");
  expect(flows(["diff", join(folder, "none")], { LANG: "zh_CN.UTF-8" }).said).toContain("没有文件夹");
});
