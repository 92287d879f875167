/** Steps on the clipboard: readable JSON that can be mailed, kept in a note, and pasted into another flow. */
import { z } from "zod";
import { clipboardWords } from "../../language/canvas.ts";
import type { Words } from "../../language/words.ts";
import { limits } from "../../limits.ts";
import type { Catalog } from "../../nodes/catalog.ts";
import { type FlowDocument, flowEdge, flowGroup, flowNode, flowSticky } from "../flow.ts";
import { connect } from "./connect.ts";
import { drawnNote, sortDrawn } from "./drawn.ts";
import { groupSteps } from "./groups.ts";
import { freshId, idsOf } from "./names.ts";
import { freePlace, type Place } from "./place.ts";
import { addSticky, changeSticky } from "./stickies.ts";

const fragment = z.object({
  tradewind: z.literal("steps"),
  nodes: z.array(flowNode).max(limits.flowNodesMax).default([]),
  edges: z.array(flowEdge).max(limits.flowEdgesMax).default([]),
  groups: z.array(flowGroup).max(limits.flowGroupsMax).optional(),
  stickies: z.array(flowSticky).max(limits.flowStickiesMax).optional(),
});
export type Fragment = z.infer<typeof fragment>;

/** What is selected: steps with the ways between them, frames whose steps all come along, notes. */
export function copySteps(document: FlowDocument, drawn: ReadonlySet<string>): Fragment | null {
  const { steps, notes, groups: framed } = sortDrawn(drawn);
  for (const group of document.groups ?? []) if (framed.has(group.id)) for (const id of group.nodes) steps.add(id);
  const nodes = document.nodes.filter((node) => steps.has(node.id));
  const stickies = document.stickies?.filter((sticky) => notes.has(sticky.id)) ?? [];
  if (nodes.length === 0 && stickies.length === 0) return null;
  const groups = document.groups?.filter((group) => group.nodes.every((id) => steps.has(id))) ?? [];
  return {
    tradewind: "steps",
    nodes,
    edges: document.edges.filter((edge) => steps.has(edge.from) && steps.has(edge.to)),
    ...(groups.length > 0 ? { groups } : {}),
    ...(stickies.length > 0 ? { stickies } : {}),
  };
}

export const fragmentText = (copied: Fragment) => JSON.stringify(copied, null, 2);

/** What was copied, or the sentence that says why this text is no steps. A whole flow document pastes as its steps. */
export function readFragment(text: string): { fragment: Fragment; refused: null } | { fragment: null; refused: Words } {
  const refuse = (refused: Words) => ({ fragment: null, refused }) as const;
  if (text.trim() === "") return refuse(clipboardWords.empty);
  if (text.length > limits.flowBytesMax) return refuse(clipboardWords.tooLong);
  // a mark that survives even where the rest was cut off
  const ours = text.slice(0, 200).includes('"tradewind"');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse(ours ? clipboardWords.cutOff : clipboardWords.foreign);
  }
  if (typeof parsed !== "object" || parsed === null || !("nodes" in parsed || "stickies" in parsed)) return refuse(clipboardWords.foreign);
  const read = fragment.safeParse("tradewind" in parsed ? parsed : { ...parsed, tradewind: "steps" });
  if (!read.success) return refuse(ours ? clipboardWords.damaged : clipboardWords.foreign);
  return read.data.nodes.length + (read.data.stickies?.length ?? 0) > 0
    ? { fragment: read.data, refused: null }
    : refuse(clipboardWords.empty);
}

/** New ids, references between the pasted steps kept, shifted as a group until the first of them is free. */
export function pasteSteps(
  document: FlowDocument,
  pasted: Fragment,
  catalog: Catalog,
  at?: Place,
): { document: FlowDocument; ids: string[] } {
  const taken = idsOf(document);
  const renamed = new Map<string, string>();
  const room = limits.flowNodesMax - document.nodes.length;
  const copies = pasted.nodes.slice(0, Math.max(0, room));
  const [first] = copies;
  if (!first) return pasteNotes(document, pasted.nodes.length > 0 ? [] : (pasted.stickies ?? []), { x: 40, y: 40 });
  for (const node of copies) {
    const id = freshId(node.type, taken);
    taken.add(id);
    renamed.set(node.id, id);
  }
  const target = freePlace(at ?? { x: first.position.x + 40, y: first.position.y + 40 }, document.nodes);
  const shift = {
    x: target.x - first.position.x,
    y: target.y - first.position.y,
  };
  const nodes = copies.map((node) => ({
    ...node,
    id: renamed.get(node.id) ?? node.id,
    config: renameReferences(node.config, renamed) as Record<string, unknown>,
    position: { x: node.position.x + shift.x, y: node.position.y + shift.y },
  }));
  const added: FlowDocument = {
    ...document,
    nodes: [...document.nodes, ...nodes],
  };
  const joined = pasted.edges.reduce((soFar, edge) => {
    const from = renamed.get(edge.from);
    const to = renamed.get(edge.to);
    return from && to ? connect(soFar, { from, port: edge.port, to }, catalog) : soFar;
  }, added);
  const framed = (pasted.groups ?? []).reduce((soFar, group) => {
    const inside = new Set(group.nodes.flatMap((id) => renamed.get(id) ?? []));
    return groupSteps(soFar, inside, group.title).document;
  }, joined);
  const noted = pasteNotes(framed, pasted.stickies ?? [], shift);
  return { document: noted.document, ids: [...nodes.map((node) => node.id), ...noted.ids] };
}

function pasteNotes(document: FlowDocument, stickies: NonNullable<Fragment["stickies"]>, shift: Place) {
  const ids: string[] = [];
  let noted = document;
  for (const { position, text, size } of stickies) {
    const added = addSticky(noted, { x: position.x + shift.x, y: position.y + shift.y }, text);
    if (added.id === null) break;
    noted = changeSticky(added.document, added.id, { size });
    ids.push(drawnNote(added.id));
  }
  return { document: noted, ids };
}

export function duplicateSteps(document: FlowDocument, ids: ReadonlySet<string>, catalog: Catalog) {
  const copied = copySteps(document, ids);
  return copied ? pasteSteps(document, copied, catalog) : { document, ids: [] };
}

/** `steps.tag1` in any text of a config becomes `steps.tag2` where tag1 was pasted as tag2. */
function renameReferences(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string")
    return value.replace(/\bsteps\.([A-Za-z_]\w*)/g, (whole, id: string) => (renamed.has(id) ? `steps.${renamed.get(id)}` : whole));
  if (Array.isArray(value)) return value.map((item) => renameReferences(item, renamed));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renameReferences(item, renamed)]));
  return value;
}
