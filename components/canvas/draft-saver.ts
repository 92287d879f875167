/**
 * Keeps the draft: every edit goes to this browser's storage at once and to the server a moment later.
 * The local copy is dropped only when the server has that very document, so a closed lid or a lost line loses nothing.
 */
import { z } from "zod";
import { type FlowDocument, flowDocument } from "#lib/flow/flow.ts";
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
  /** After a conflict: theirs becomes an edit of ours, so that undo brings ours back. */
  loadTheirs: () => Promise<boolean>;
  stop: () => void;
}

export function createSaver(store: EditorStore, firstRevision: number): DraftSaver {
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
      store.getState().set({ save: "conflict" });
      store.getState().openSheet("conflict");
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
    if (state.save !== "saving" && state.save !== "offline") store.getState().set({ save: "unsaved" });
    later(state.save === "offline" ? pause : saveAfterMs);
  });

  const online = () => void flush();
  const leaving = () => {
    if (globalThis.document.visibilityState === "hidden") void flush();
  };
  window.addEventListener("online", online);
  globalThis.document.addEventListener("visibilitychange", leaving);

  const loadTheirs = async (): Promise<boolean> => {
    const answer = await fetch(`/api/v1/flows/${flowId}`).catch(() => null);
    if (!answer?.ok) return false;
    const said = (await answer.json()) as Record<string, unknown> & { revision: number };
    const { id: _, revision: theirs, publishedVersion, hasUnpublishedChanges, createdAt, updatedAt, updatedBy, ...rest } = said;
    const read = flowDocument.safeParse(rest);
    if (!read.success) return false;
    revision = theirs;
    savedDocument = read.data;
    store.getState().set({ save: "saved", saveMessage: "" });
    store.getState().edit(() => read.data);
    forgetDraft(flowId);
    return true;
  };

  if (documentOf(store.getState()) !== savedDocument) later(saveAfterMs);

  return {
    flush,
    revision: () => revision,
    loadTheirs,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener("online", online);
      globalThis.document.removeEventListener("visibilitychange", leaving);
    },
  };
}
