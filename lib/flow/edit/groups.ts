/** Frames around steps that belong together. Each edit returns a new document, or the same one where nothing can change. */
import { limits } from "../../limits.ts";
import type { FlowDocument, FlowGroup, FlowNode } from "../flow.ts";
import { freshId } from "./names.ts";
import { type Place, stepHeight } from "./place.ts";
import { nodeWidth } from "./step-size.ts";

/** Air around the steps, and the line above them that holds the name. */
export const groupAir = 20;
export const groupHead = 36;

export interface Box extends Place {
  width: number;
  height: number;
}

/** Absent rather than empty: a flow without frames reads as it always did. */
function withGroups({ groups: _, ...document }: FlowDocument, groups: readonly FlowGroup[]): FlowDocument {
  const kept = groups.filter((group) => group.nodes.length > 0);
  return kept.length === 0 ? document : { ...document, groups: kept };
}

export const groupOf = (document: FlowDocument, nodeId: string): FlowGroup | undefined =>
  document.groups?.find((group) => group.nodes.includes(nodeId));

/** A step leaves the frame that it was in; a frame that loses its last step is gone. */
export function groupSteps(document: FlowDocument, ids: ReadonlySet<string>, title = ""): { document: FlowDocument; id: string | null } {
  const nodes = document.nodes.filter((node) => ids.has(node.id)).map((node) => node.id);
  const old = document.groups ?? [];
  const already = old.some((group) => group.nodes.length === nodes.length && group.nodes.every((id) => ids.has(id)));
  const rest = old.map((group) => without(group, ids)).filter((group) => group.nodes.length > 0);
  if (nodes.length === 0 || already || rest.length >= limits.flowGroupsMax) return { document, id: null };
  const id = freshId("flow.group", new Set(old.map((group) => group.id)));
  return { document: withGroups(document, [...rest, { id, title: title.slice(0, limits.nameCharsMax), nodes }]), id };
}

const without = (group: FlowGroup, ids: ReadonlySet<string>): FlowGroup =>
  group.nodes.some((id) => ids.has(id)) ? { ...group, nodes: group.nodes.filter((id) => !ids.has(id)) } : group;

/** The frames go, their steps stay. */
export function ungroup(document: FlowDocument, groupIds: ReadonlySet<string>): FlowDocument {
  const kept = document.groups?.filter((group) => !groupIds.has(group.id));
  return !kept || kept.length === document.groups?.length ? document : withGroups(document, kept);
}

export function renameGroup(document: FlowDocument, id: string, title: string): FlowDocument {
  const name = title.slice(0, limits.nameCharsMax);
  const group = document.groups?.find((each) => each.id === id);
  if (!group || group.title === name) return document;
  return { ...document, groups: (document.groups ?? []).map((each) => (each === group ? { ...group, title: name } : each)) };
}

/** Without the steps that are not there. */
export function pruneGroups(document: FlowDocument): FlowDocument {
  if (!document.groups) return document;
  const here = new Set(document.nodes.map((node) => node.id));
  if (document.groups.every((group) => group.nodes.every((id) => here.has(id)))) return document;
  const pruned = document.groups.map((group) => ({ ...group, nodes: group.nodes.filter((id) => here.has(id)) }));
  return withGroups(document, pruned);
}

/** What comes between two steps of one frame belongs to it. */
export function joinGroupBetween(document: FlowDocument, id: string, from: string, to: string): FlowDocument {
  const group = groupOf(document, from);
  if (!group?.nodes.includes(to)) return document;
  return {
    ...document,
    groups: (document.groups ?? []).map((each) => (each === group ? { ...group, nodes: [...group.nodes, id] } : each)),
  };
}

type Placed = Pick<FlowNode, "position"> & { height: number };

/** Null: none of its steps is there. */
export function boxAround(steps: readonly Placed[]): Box | null {
  if (steps.length === 0) return null;
  const left = Math.min(...steps.map((step) => step.position.x));
  const top = Math.min(...steps.map((step) => step.position.y));
  const right = Math.max(...steps.map((step) => step.position.x + nodeWidth));
  const bottom = Math.max(...steps.map((step) => step.position.y + step.height));
  return {
    x: left - groupAir,
    y: top - groupHead,
    width: right - left + 2 * groupAir,
    height: bottom - top + groupHead + groupAir,
  };
}

export function groupBox(document: FlowDocument, group: FlowGroup): Box | null {
  const inside = new Set(group.nodes);
  return boxAround(
    document.nodes.filter((node) => inside.has(node.id)).map((node) => ({ position: node.position, height: stepHeight(node) })),
  );
}
