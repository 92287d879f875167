/** A real HTTP server that speaks the protocol answers as models do: well, wrongly, at length, late, or not at all. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { flowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { createFlow } from "./create-flow.ts";
import { describeFlow } from "./describe-flow.ts";

let shop: TestShop;
let server: Server;
let asked: { authorization: string | undefined; body: string }[] = [];
let answers: (string | number | "never")[] = [];
const flow = (tag: string) =>
  JSON.stringify({
    name: "Tag",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "mark", type: "order.tag", config: tag === "" ? {} : { tag } },
    ],
    edges: [{ from: "start", port: "out", to: "mark" }],
  });

beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      asked.push({ authorization: request.headers.authorization, body });
      const answer = answers.shift() ?? "never";
      if (answer === "never") return;
      if (typeof answer === "number") response.writeHead(answer).end("{}");
      else response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content: answer } }] }));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function describe(said: typeof answers, document?: unknown, signal = AbortSignal.timeout(20_000)) {
  answers = [...said];
  const { id } = await createFlow(shop.editor, flowDocument.parse(document ?? { name: "Empty" }));
  const { port } = server.address() as AddressInfo;
  const endpoint = { url: `http://127.0.0.1:${port}/v1`, key: "model-key", model: "test-model" };
  return describeFlow(shop.editor, { id, text: "Tag every new order", signal, endpoint });
}

test("a good answer is a drawing without problems, asked for once, with the key", async () => {
  const { document, problems, rounds } = await describe([flow("new")]);
  expect(document.nodes.map(({ id }) => id)).toEqual(["start", "mark"]);
  expect(problems).toEqual([]);
  expect(rounds).toBe(1);
  expect(asked[0]?.authorization).toBe("Bearer model-key");
  expect(asked[0]?.body).toContain("Tag every new order");
});

test("words and a fence around it do not matter", async () => {
  expect((await describe([`Here it is:\n\`\`\`json\n${flow("new")}\n\`\`\`\nEnjoy!`])).problems).toEqual([]);
});

test("what is wrong is told to the model, which mends it", async () => {
  const { problems, rounds } = await describe([flow(""), flow("mended")]);
  expect(problems).toEqual([]);
  expect(rounds).toBe(2);
  expect(JSON.parse(asked[1]?.body ?? "").messages.at(-1).content).toMatch(/cannot go live[\s\S]*mark tag/);
});

test("one that is never mended comes back with its problems, after a bounded number of rounds", async () => {
  const { problems, rounds } = await describe([flow(""), flow(""), flow(""), flow("too late")]);
  expect(problems.filter(({ level }) => level === "error").length).toBeGreaterThan(0);
  expect(rounds).toBe(limits.draftingRounds);
  expect(asked).toHaveLength(limits.draftingRounds);
});

test.each([
  [["hello", "I cannot", "{ broken"], /was no flow/],
  [[429], /is busy/],
  [[401], /refused the key/],
  [[404], /no model/],
  [[500], /answered/],
])("%j is refused in a sentence", async (said, why) => {
  await expect(describe(said)).rejects.toMatchObject({ status: 502, words: { en: expect.stringMatching(why) } });
});

test("an endless answer and a silent server are given up", async () => {
  await expect(describe(["x".repeat(limits.draftingReplyBytesMax + 1)])).rejects.toMatchObject({
    words: { en: expect.stringMatching(/more than a flow/) },
  });
  await expect(describe(["never"], undefined, AbortSignal.timeout(300))).rejects.toMatchObject({
    words: { en: expect.stringMatching(/took too long/) },
  });
});

test("headers and the people who decide never leave, and are there again in what comes back", async () => {
  const present = {
    name: "Private",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "call", type: "outside.http", config: { url: "https://example.com", headers: { "x-key": "very-secret" } } },
      { id: "ask", type: "logic.approval", config: { question: "Right?", people: ["person-77"] } },
    ],
    edges: [
      { from: "start", to: "call" },
      { from: "call", port: "ok", to: "ask" },
    ],
  };
  const changed = structuredClone(present) as { nodes: { config: Record<string, unknown> }[] };
  Object.assign(changed.nodes[1]?.config ?? {}, { headers: "[kept]", url: "https://example.com/new" });
  Object.assign(changed.nodes[2]?.config ?? {}, { people: "[kept]" });
  const { document } = await describe([JSON.stringify(changed)], present);
  expect(asked[0]?.body).not.toMatch(/very-secret|person-77/);
  expect(document.nodes[1]?.config).toMatchObject({ url: "https://example.com/new", headers: { "x-key": "very-secret" } });
  expect(document.nodes[2]?.config).toMatchObject({ people: ["person-77"] });
});

test("without an endpoint it says how to set one; a viewer may not", async () => {
  const { id } = await createFlow(shop.editor, flowDocument.parse({ name: "Empty" }));
  const common = { id, text: "x", signal: AbortSignal.timeout(1_000), endpoint: null };
  await expect(describeFlow(shop.editor, common)).rejects.toMatchObject({ status: 409 });
  await expect(describeFlow(shop.viewer, common)).rejects.toMatchObject({ status: 403 });
});
