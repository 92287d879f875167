import { useMemo } from "react";
import { diffFlows } from "#lib/flow/diff.ts";
import { useEditor } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

/** What a publish would change; null: nothing is live yet. */
export function useChanges() {
  const document = useEditor(documentOf);
  const live = useEditor((state) => state.live);
  return useMemo(() => (live ? diffFlows(live.document, document) : null), [live, document]);
}
