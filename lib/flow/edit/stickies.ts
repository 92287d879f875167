/** Notes on the drawing, for people. Each edit returns a new document, or the same one where nothing can change. */
import { limits } from "../../limits.ts";
import type { FlowDocument, FlowSticky } from "../flow.ts";
import { freshId } from "./names.ts";
import { type Place, snap } from "./place.ts";

export const stickySize = { width: 240, height: 120 };

/** Absent rather than empty: a flow without notes reads as it always did. */
function withStickies({ stickies: _, ...document }: FlowDocument, stickies: readonly FlowSticky[]): FlowDocument {
  return stickies.length === 0 ? document : { ...document, stickies: [...stickies] };
}

export function addSticky(document: FlowDocument, at: Place, text = ""): { document: FlowDocument; id: string | null } {
  const old = document.stickies ?? [];
  if (old.length >= limits.flowStickiesMax) return { document, id: null };
  const id = freshId("flow.note", new Set(old.map((sticky) => sticky.id)));
  const made: FlowSticky = { id, text: text.slice(0, limits.noteCharsMax), position: snap(at), size: stickySize };
  return { document: withStickies(document, [...old, made]), id };
}

export function changeSticky(document: FlowDocument, id: string, change: Partial<Omit<FlowSticky, "id">>): FlowDocument {
  const old = document.stickies?.find((sticky) => sticky.id === id);
  if (!old) return document;
  const next: FlowSticky = { ...old, ...change };
  next.text = next.text.slice(0, limits.noteCharsMax);
  next.position = snap(next.position);
  next.size = { width: side(next.size.width), height: side(next.size.height) };
  const same =
    next.text === old.text &&
    next.position.x === old.position.x &&
    next.position.y === old.position.y &&
    next.size.width === old.size.width &&
    next.size.height === old.size.height;
  if (same || !Number.isFinite(next.position.x + next.position.y)) return document;
  return { ...document, stickies: (document.stickies ?? []).map((sticky) => (sticky === old ? next : sticky)) };
}

const side = (length: number): number =>
  Math.min(limits.stickySideMax, Math.max(limits.stickySideMin, Number.isFinite(length) ? Math.round(length) : limits.stickySideMin));

export function removeStickies(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  const kept = document.stickies?.filter((sticky) => !ids.has(sticky.id));
  return !kept || kept.length === document.stickies?.length ? document : withStickies(document, kept);
}

export function moveStickies(document: FlowDocument, places: ReadonlyMap<string, Place>): FlowDocument {
  let moved = document;
  for (const [id, position] of places) moved = changeSticky(moved, id, { position });
  return moved;
}
