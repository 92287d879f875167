/**
 * Keeps the draft: every edit goes to this browser's storage at once and to the server a moment later.
 * The local copy is dropped only when the server has that very document, so a closed lid or a lost line loses nothing.
 */
import { z } from "zod";
import { keepBoth } from "#lib/flow/edit/keep-both.ts";
import { type FlowDocument, flowDocument } from "#lib/flow/flow.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { documentOf, type EditorStore } from "./editor-store.ts";

const saveAfterMs = 700;
const retryFirstMs = 2_000;
const retryMostMs = 30_000;

const kept = z.object({ base: z.int(), document: flowDocument });
const placeOf = (flowId: string) => `tradewind/draft/${flowId}`;

/** What had not reached the server when this browser last had the flow open. */
export function keptDraft(flowId: string): z.infer<typeof kept> | null {
  try {
    const text = localStorage.getItem(placeOf(flowId));
    const read = text === null ? null : kept.safeParse(JSON.parse(text));
    return read?.success ? read.data : null;
  } catch {
    return null;
  }
}

function keep(flowId: string, base: number, document: FlowDocument) {
  try {
    localStorage.setItem(placeOf(flowId), JSON.stringify({ base, document }));
  } catch {
    // Storage is full or forbidden: the server still gets the draft.
  }
}

export function forgetDraft(flowId: string): void {
  try {
    localStorage.removeItem(placeOf(flowId));
  } catch {
    // Nothing kept, nothing to forget.
  }
}

export interface DraftSaver {
  /** True when the server has what is on the screen. */
  flush: () => Promise<boolean>;
  revision: () => number;
  /** Somebody saved a newer draft. Taken over where nothing of ours is unsaved; true: it is on the screen now. */
  takeNewer: () => Promise<boolean>;
  /** After a conflict: theirs becomes an edit of ours, so that undo brings ours back. */
  loadTheirs: () => Promise<boolean>;
  stop: () => void;
}

interface Theirs {
  revision: number;
  by: string | null;
  document: FlowDocument;
}

async function readTheirs(flowId: string): Promise<Theirs | null> {
  const answer = await fetch(`/api/v1/flows/${flowId}`).catch(() => null);
  if (!answer?.ok) return null;
  const said = (await answer.json()) as Record<string, unknown> & { revision: number; updatedBy: string | null };
  const read = flowDocument.safeParse(Object.fromEntries(Object.entries(said).filter(([name]) => name in flowDocument.shape)));
  return read.success ? { revision: said.revision, by: said.updatedBy, document: read.data } : null;
}

/** `merged`: somebody's newer draft and ours were put together. */
export function createSaver(store: EditorStore, firstRevision: number, merged: (by: string | null) => void): DraftSaver {
  const { flowId, opened } = store.getState();
  let revision = firstRevision;
  let savedDocument = opened;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: Promise<boolean> | null = null;
  let pause = retryFirstMs;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  const put = async (document: FlowDocument): Promise<boolean> => {
    store.getState().set({ save: "saving" });
    const answer = await fetch(`/api/v1/flows/${flowId}`, {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": `"${revision}"` },
      body: JSON.stringify(document),
    }).catch(() => null);
    if (answer?.ok) {
      const said = (await answer.json()) as { revision: number };
      revision = said.revision;
      savedDocument = document;
      pause = retryFirstMs;
      const now = documentOf(store.getState());
      if (now === document) {
        forgetDraft(flowId);
        store.getState().set({ save: "saved", saveMessage: "" });
      } else {
        keep(flowId, revision, now);
        later(saveAfterMs);
      }
      return now === document;
    }
    if (answer?.status === 412) {
      if (await putTogether()) return false;
      store.getState().set({ save: "conflict" });
      store.getState().openSheet("conflict");
      return false;
    }
    if (answer?.status === 401) {
      store.getState().set({ save: "signed-out", saveMessage: "" });
      return false;
    }
    if (answer && answer.status < 500 && answer.status !== 429 && answer.status !== 408) {
      const said = (await answer.json().catch(() => ({}))) as { detail?: string };
      store.getState().set({ save: "refused", saveMessage: said.detail ?? "" });
      return false;
    }
    store.getState().set({ save: "offline" });
    later(pause);
    pause = Math.min(pause * 2, retryMostMs);
    return false;
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    while (under) await under;
    const document = documentOf(store.getState());
    if (document === savedDocument) return true;
    if (store.getState().save === "conflict") return false;
    under = put(document).finally(() => {
      under = null;
    });
    return under;
  };

  const unsubscribe = store.subscribe((state, before) => {
    const document = documentOf(state);
    if (document === documentOf(before) || document === savedDocument || !state.mayEdit) return;
    keep(flowId, revision, document);
    if (state.save === "conflict") return;
    if (state.save !== "saving" && state.save !== "offline") store.getState().set({ save: "unsaved", saveMessage: "" });
    later(state.save === "offline" ? pause : saveAfterMs);
  });

  const online = () => void flush();
  // away: what is here goes out now; back: perhaps from signing in, or from where the line is
  const turned = () => void flush();
  window.addEventListener("online", online);
  globalThis.document.addEventListener("visibilitychange", turned);

  const adopt = (theirs: Theirs, document: FlowDocument) => {
    revision = theirs.revision;
    savedDocument = theirs.document;
    if (document === theirs.document) store.getState().set({ save: "saved", saveMessage: "" });
    store.getState().edit(() => document);
  };

  /** Both where they touched different things; what comes of it is saved like any edit, and undone like one. */
  const putTogether = async (): Promise<boolean> => {
    const theirs = await readTheirs(flowId);
    const both = theirs && keepBoth(savedDocument, documentOf(store.getState()), theirs.document, catalog);
    if (!theirs || !both) return false;
    store.getState().set({ save: "unsaved" });
    adopt(theirs, sameValue(both, theirs.document) ? theirs.document : both);
    if (documentOf(store.getState()) !== savedDocument) later(0);
    merged(theirs.by);
    return true;
  };

  const takeNewer = async (): Promise<boolean> => {
    const idle = () => under === null && store.getState().save === "saved" && documentOf(store.getState()) === savedDocument;
    if (!idle()) return false;
    const theirs = await readTheirs(flowId);
    if (!theirs || !idle() || theirs.revision <= revision) return false;
    if (sameValue(theirs.document, savedDocument)) {
      revision = theirs.revision;
      return false;
    }
    adopt(theirs, theirs.document);
    return true;
  };

  const loadTheirs = async (): Promise<boolean> => {
    const theirs = await readTheirs(flowId);
    if (!theirs) return false;
    adopt(theirs, theirs.document);
    forgetDraft(flowId);
    return true;
  };

  if (documentOf(store.getState()) !== savedDocument) later(saveAfterMs);

  return {
    flush,
    revision: () => revision,
    takeNewer,
    loadTheirs,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener("online", online);
      globalThis.document.removeEventListener("visibilitychange", turned);
    },
  };
}
