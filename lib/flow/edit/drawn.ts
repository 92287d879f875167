/** One id for whatever can be taken hold of on the drawing: a step by its own, a note and a frame with a mark no step's id can have. */
import type { Catalog } from "../../nodes/catalog.ts";
import type { FlowDocument } from "../flow.ts";
import { groupBox, ungroup } from "./groups.ts";
import type { Place } from "./place.ts";
import { moveSteps, removeSteps } from "./steps.ts";
import { moveStickies, removeStickies } from "./stickies.ts";

const noteMark = "note:";
const groupMark = "group:";

export const drawnNote = (id: string): string => noteMark + id;
export const drawnGroup = (id: string): string => groupMark + id;
export const noteIdOf = (drawn: string): string | null => (drawn.startsWith(noteMark) ? drawn.slice(noteMark.length) : null);
export const groupIdOf = (drawn: string): string | null => (drawn.startsWith(groupMark) ? drawn.slice(groupMark.length) : null);

export interface Sorted {
  steps: Set<string>;
  notes: Set<string>;
  groups: Set<string>;
}

export function sortDrawn(ids: Iterable<string>): Sorted {
  const sorted: Sorted = { steps: new Set(), notes: new Set(), groups: new Set() };
  for (const id of ids) {
    const note = noteIdOf(id);
    const group = groupIdOf(id);
    if (note !== null) sorted.notes.add(note);
    else if (group !== null) sorted.groups.add(group);
    else sorted.steps.add(id);
  }
  return sorted;
}

export const drawnIds = (document: FlowDocument): string[] => [
  ...document.nodes.map((node) => node.id),
  ...(document.stickies ?? []).map((sticky) => drawnNote(sticky.id)),
  ...(document.groups ?? []).map((group) => drawnGroup(group.id)),
];

/** Of a frame only the frame goes: its steps were not asked for. */
export function removeDrawn(document: FlowDocument, ids: ReadonlySet<string>, catalog: Catalog): FlowDocument {
  const { steps, notes, groups } = sortDrawn(ids);
  return removeSteps(removeStickies(ungroup(document, groups), notes), steps, catalog);
}

/** Where each step comes to lie: a frame takes its steps along, one that moves by itself goes where it says. */
export function stepPlaces(document: FlowDocument, places: ReadonlyMap<string, Place>): Map<string, Place> {
  const all = new Map<string, Place>();
  for (const group of document.groups ?? []) {
    const place = places.get(drawnGroup(group.id));
    const box = place && groupBox(document, group);
    if (!place || !box) continue;
    const inside = new Set(group.nodes);
    for (const node of document.nodes)
      if (inside.has(node.id)) all.set(node.id, { x: node.position.x + place.x - box.x, y: node.position.y + place.y - box.y });
  }
  for (const [id, place] of places) if (noteIdOf(id) === null && groupIdOf(id) === null) all.set(id, place);
  return all;
}

export function moveDrawn(document: FlowDocument, places: ReadonlyMap<string, Place>): FlowDocument {
  const notes = new Map<string, Place>();
  for (const [id, place] of places) {
    const note = noteIdOf(id);
    if (note !== null) notes.set(note, place);
  }
  return moveStickies(moveSteps(document, stepPlaces(document, places)), notes);
}

export function shiftDrawn(document: FlowDocument, ids: ReadonlySet<string>, by: Place): FlowDocument {
  const places = new Map<string, Place>();
  const shifted = ({ x, y }: Place) => ({ x: x + by.x, y: y + by.y });
  for (const node of document.nodes) if (ids.has(node.id)) places.set(node.id, shifted(node.position));
  for (const { id, position } of document.stickies ?? []) if (ids.has(drawnNote(id))) places.set(drawnNote(id), shifted(position));
  for (const group of document.groups ?? []) {
    const box = ids.has(drawnGroup(group.id)) ? groupBox(document, group) : null;
    if (box) places.set(drawnGroup(group.id), shifted(box));
  }
  return moveDrawn(document, places);
}
