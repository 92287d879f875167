"use client";
/** Says that this window has the flow open, hears who else has, and takes over what they saved. */
import { useEffect } from "react";
import { ask } from "#components/api/ask.ts";
import { newUuid } from "#components/api/new-key.ts";
import { useSay } from "#components/language/say.tsx";
import { toast } from "#components/ui/toast.ts";
import { presenceWords } from "#lib/language/canvas.ts";
import { limits } from "#lib/limits.ts";
import type { DraftSaver } from "./draft-saver.ts";
import { useEditorStore } from "./editor-context.tsx";

export function useVisit(saver: DraftSaver | null): void {
  const store = useEditorStore();
  const say = useSay();
  useEffect(() => {
    const { flowId, mayEdit } = store.getState();
    if (mayEdit && !saver) return;
    const visitor = newUuid();
    const path = `/flows/${flowId}/visit`;
    let asking = false;
    const visit = async () => {
      if (asking || document.visibilityState !== "visible") return;
      asking = true;
      try {
        const { others, revision, updatedBy } = await ask<"visitFlow">("POST", path, { visitor });
        if (JSON.stringify(others) !== JSON.stringify(store.getState().others)) store.getState().set({ others });
        if (saver && revision > saver.revision() && (await saver.takeNewer()))
          toast.info(say(presenceWords.came, { name: updatedBy ?? say(presenceWords.somebody) }));
      } catch {
        // Nobody is told to be here while the server is away.
      }
      asking = false;
    };
    const leave = () =>
      void fetch(`/api/v1${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ visitor, leaving: true }),
        keepalive: true,
      }).catch(() => undefined);
    void visit();
    const timer = setInterval(() => void visit(), limits.visitEveryMs);
    const seen = () => void visit();
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [store, saver, say]);
}
