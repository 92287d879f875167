/** From a flow document to what the drawing library wants, keeping objects that did not change. */
import type { Edge, Node } from "reactflow";
import { drawnGroup, drawnNote } from "#lib/flow/edit/drawn.ts";
import { boxAround, groupAir } from "#lib/flow/edit/groups.ts";
import { nodeHeight } from "#lib/flow/edit/step-size.ts";
import type { FlowDocument, FlowEdge, FlowGroup, FlowNode, FlowSticky } from "#lib/flow/flow.ts";
import { failedPort } from "#lib/nodes/define.ts";
import { edgeKey } from "./editor-store.ts";

/** What is dragged from the palette. */
export const stepDragType = "application/x-tradewind-step";
/** A call of a system of the shop's own, which is read when it is dropped. */
export const operationDragType = "application/x-tradewind-operation";

/** `caught`: something follows where it fails. */
export type StepNode = Node<{ node: FlowNode; caught: boolean }, "step">;
export type NoteNode = Node<{ sticky: FlowSticky }, "note">;
export type GroupNode = Node<{ group: FlowGroup }, "frame">;
export type DrawnNode = StepNode | NoteNode | GroupNode;
export type StepEdge = Edge<{ edge: FlowEdge }, "step">;

/** The steps with a connection for when they fail. */
export const caughtSteps = (document: FlowDocument): ReadonlySet<string> =>
  new Set(document.edges.flatMap((edge) => (edge.port === failedPort ? edge.from : [])));

/** Finds what was drawn before: mostly it stands where it stood, and a choice among 500 steps asks for each of them. */
function finder<N extends { id: string }>(before: readonly N[]): (id: string, at: number) => N | undefined {
  let byId: Map<string, N> | undefined;
  return (id, at) => {
    if (before[at]?.id === id) return before[at];
    byId ??= new Map(before.map((node) => [node.id, node]));
    return byId.get(id);
  };
}

/** Steps and notes. Frames are drawn around the steps as these lie. */
export function toNodes(
  document: FlowDocument,
  selected: ReadonlySet<string>,
  before: readonly (StepNode | NoteNode)[],
): (StepNode | NoteNode)[] {
  return [...toSteps(document, selected, before), ...toNotes(document, selected, before)];
}

function toSteps(document: FlowDocument, selected: ReadonlySet<string>, before: readonly (StepNode | NoteNode)[]): StepNode[] {
  const found = finder(before);
  const catching = caughtSteps(document);
  return document.nodes.map((node, at) => {
    const known = found(node.id, at);
    const was = known?.type === "step" ? known : undefined;
    const isSelected = selected.has(node.id);
    const caught = catching.has(node.id);
    const sameNode = was?.data.node === node && was.data.caught === caught;
    const samePlace = was !== undefined && (was.dragging || (was.position.x === node.position.x && was.position.y === node.position.y));
    if (was && sameNode && samePlace && was.selected === isSelected) return was;
    const made: StepNode = {
      id: node.id,
      type: "step",
      position: was?.dragging ? was.position : node.position,
      data: sameNode && was ? was.data : { node, caught },
      selected: isSelected,
    };
    return was ? { ...was, ...made } : made;
  });
}

function toNotes(document: FlowDocument, selected: ReadonlySet<string>, before: readonly (StepNode | NoteNode)[]): NoteNode[] {
  const old = new Map(before.flatMap((node) => (node.type === "note" ? [[node.id, node]] : [])));
  return (document.stickies ?? []).map((sticky) => {
    const id = drawnNote(sticky.id);
    const was = old.get(id);
    const isSelected = selected.has(id);
    if (was?.data.sticky === sticky && was.selected === isSelected) return was;
    return {
      ...was,
      id,
      type: "note" as const,
      position: was?.dragging ? was.position : sticky.position,
      width: sticky.size.width,
      height: sticky.size.height,
      data: { sticky },
      selected: isSelected,
      zIndex: -1,
    };
  });
}

/** Behind everything, and only by its name to be taken hold of: what lies inside stays within reach. */
export function toGroups(
  document: FlowDocument,
  nodes: readonly (StepNode | NoteNode)[],
  selected: ReadonlySet<string>,
  before: readonly GroupNode[],
): GroupNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const drawn = new Map((document.groups ?? []).length === 0 ? [] : nodes.map((node) => [node.id, node]));
  return (document.groups ?? []).flatMap((group) => {
    const inside = group.nodes.flatMap((id) => {
      const node = drawn.get(id);
      return node ? [{ position: node.position, height: node.measured?.height ?? nodeHeight - groupAir }] : [];
    });
    const box = boxAround(inside);
    if (!box) return [];
    const id = drawnGroup(group.id);
    const was = old.get(id);
    const isSelected = selected.has(id);
    const { x, y, width, height } = box;
    const still = was?.position.x === x && was.position.y === y && was.width === width && was.height === height;
    if (was && still && was.data.group === group && was.selected === isSelected) return [was];
    return [
      {
        id,
        type: "frame" as const,
        position: { x, y },
        width,
        height,
        measured: { width, height },
        data: { group },
        selected: isSelected,
        zIndex: -2,
        dragHandle: ".frame-name",
        style: { pointerEvents: "none" as const },
      },
    ];
  });
}

export function toEdges(document: FlowDocument, selected: ReadonlySet<string>, before: readonly StepEdge[]): StepEdge[] {
  const found = finder(before);
  const known = new Set(document.nodes.map((node) => node.id));
  return document.edges.flatMap((edge, at) => {
    if (!known.has(edge.from) || !known.has(edge.to)) return [];
    const id = edgeKey(edge);
    const was = found(id, at);
    const isSelected = selected.has(id);
    if (was && was.selected === isSelected) return [was];
    return [
      {
        id,
        type: "step" as const,
        source: edge.from,
        sourceHandle: edge.port,
        target: edge.to,
        targetHandle: "in",
        data: { edge },
        selected: isSelected,
      },
    ];
  });
}
