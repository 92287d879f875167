import { afterEach, expect, test, vi } from "vitest";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { createEditor, documentOf } from "./editor-store.ts";
import { addOperation } from "./offered.ts";

const said = vi.hoisted(() => [] as string[]);
vi.mock("#components/ui/toast.ts", () => ({ toast: { error: (text: string) => said.push(text) } }));
afterEach(() => {
  said.length = 0;
  vi.unstubAllGlobals();
});

const offered = { apiId: "api", revision: 1, connectionId: null, key: "createShipment" };
const told = { failed: "failed", full: "full" };
const operation = { key: "createShipment", method: "POST", path: "/shipments", parameters: [], body: null };
const answering = (answer: Response) => vi.stubGlobal("fetch", async () => answer);
const editorWith = (steps: number) => {
  const nodes = Array.from({ length: steps }, (_, n) => ({ id: `n${n}`, type: "order.tag", config: {}, position: { x: 0, y: 0 } }));
  const document = { name: "Send it", nodes, edges: [] } as unknown as FlowDocument;
  return createEditor({ flowId: "flow", document, live: null, mayEdit: true, problems: [] });
};
const stepsOf = (store: ReturnType<typeof editorWith>) => documentOf(store.getState()).nodes.length;

test("a call is added with its description", async () => {
  answering(Response.json(operation));
  const store = editorWith(1);
  expect(await addOperation(store, offered, {}, told)).not.toBeNull();
  expect(stepsOf(store)).toBe(2);
  expect(said).toEqual([]);
});

test("one that was given up meanwhile is not added, and nothing is said", async () => {
  answering(Response.json(operation));
  const store = editorWith(1);
  expect(await addOperation(store, offered, {}, told, () => false)).toBeNull();
  expect(stepsOf(store)).toBe(1);
  expect(said).toEqual([]);
});

test("where it cannot be added, the reason is said", async () => {
  answering(Response.json(operation));
  const full = editorWith(limits.flowNodesMax);
  expect(await addOperation(full, offered, {}, told)).toBeNull();
  answering(new Response(null, { status: 500 }));
  const unread = editorWith(1);
  expect(await addOperation(unread, offered, {}, told)).toBeNull();
  expect([stepsOf(full), stepsOf(unread)]).toEqual([limits.flowNodesMax, 1]);
  expect(said).toEqual(["full", "failed"]);
});
