"use client";
/** The flow editor: bar, canvas, palette and inspector around one store. */
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { ReactFlowProvider } from "reactflow";
import { ask } from "#components/api/ask.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { TryProvider } from "#components/try/try-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import { whenIdle } from "#components/ui/when-idle.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { FlowDocument, Problem } from "#lib/flow/flow.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import type { SummaryPiece } from "#lib/flow/spoken-template.ts";
import { presenceWords } from "#lib/language/canvas.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { conflictWords } from "#lib/language/editor-bar.ts";
import { paletteWords } from "#lib/language/palette.ts";
import { Canvas } from "./canvas.tsx";
import { createSaver, type DraftSaver, forgetDraft, keptDraft } from "./draft-saver.ts";
import { EditorBar } from "./editor-bar.tsx";
import { EditorProvider, useEditor, useEditorStore } from "./editor-context.tsx";
import { createEditor, documentOf, type Live, type Sheet } from "./editor-store.ts";
import { EmptyStart } from "./empty-start.tsx";
import { whereNext } from "./key-actions.ts";
import { SampleProvider } from "./sample.tsx";
import { giveLines } from "./step-lines.ts";
import { useCommands } from "./use-commands.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useVisit } from "./use-visit.ts";
import { useRememberedView } from "./view-switch.tsx";

/** What the first sight does without: fetched once the page is idle, so that it is there when it is asked for. */
const later = {
  inspector: () => import("#components/inspector/inspector.tsx").then((module) => module.Inspector),
  list: () => import("./flow-list.tsx").then((module) => module.FlowList),
  palette: () => import("./palette.tsx").then((module) => module.Palette),
  publish: () => import("./publish-sheet.tsx").then((module) => module.PublishSheet),
  tried: () => import("#components/try/try-drawer.tsx").then((module) => module.TryDrawer),
  compare: () => import("#components/compare/compare-sheet.tsx").then((module) => module.CompareSheet),
  conflict: () => import("./conflict-sheet.tsx").then((module) => module.ConflictSheet),
  shortcuts: () => import("./shortcuts-sheet.tsx").then((module) => module.ShortcutsSheet),
  settings: () => import("./flow-settings-sheet.tsx").then((module) => module.FlowSettingsSheet),
  teller: () => import("./step-teller.ts"),
  check: () => import("#lib/flow/validate.ts"),
};
const Inspector = dynamic(later.inspector, { ssr: false });
const FlowList = dynamic(later.list, { ssr: false });
const Palette = dynamic(later.palette, { ssr: false });
const PublishSheet = dynamic(later.publish, { ssr: false });
const TryDrawer = dynamic(later.tried, { ssr: false });
const CompareSheet = dynamic(later.compare, { ssr: false });
const ConflictSheet = dynamic(later.conflict, { ssr: false });
const ShortcutsSheet = dynamic(later.shortcuts, { ssr: false });
const FlowSettingsSheet = dynamic(later.settings, { ssr: false });

/** There from the first time that it was opened, so that it closes as it should. */
function Opened({ sheet, children }: { sheet: Sheet; children: ReactNode }) {
  const open = useEditor((state) => state.sheet === sheet);
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);
  return used ? children : null;
}

export interface EditorProps {
  flowId: string;
  document: FlowDocument;
  revision: number;
  live: Live | null;
  /** How much a publish would change; null: nothing is live. */
  changes: number | null;
  mayEdit: boolean;
  problems: readonly Problem[];
  /** Its steps' settings, each as one line. */
  lines: Readonly<Record<string, readonly SummaryPiece[]>>;
  /** An example of what starts it, to look at until the recorded events have come. */
  example: CanonicalEvent;
}

export function Editor({ flowId, document, revision, live, changes, mayEdit, problems, lines, example }: EditorProps) {
  const locale = useLocale();
  const [store] = useState(() => {
    giveLines(document.nodes, lines, locale);
    return createEditor({ flowId, document, live, mayEdit, problems });
  });
  return (
    <EditorProvider store={store}>
      <SampleProvider example={example}>
        <TryProvider>
          <ReactFlowProvider>
            <Desk revision={revision} changes={changes} />
          </ReactFlowProvider>
        </TryProvider>
      </SampleProvider>
    </EditorProvider>
  );
}

/** The flows that can be called are asked for where one is, once. */
function useCallable(): void {
  const store = useEditorStore();
  const calls = useEditor((state) => state.callable === null && documentOf(state).nodes.some((node) => node.type === "logic.call-flow"));
  useEffect(() => {
    if (!calls) return;
    ask<"listCallableFlows">("GET", "/flows/callable")
      .then(({ items }) => store.getState().set({ callable: items }))
      // the publish gate asks again
      .catch(() => undefined);
  }, [store, calls]);
}

/** A link from a problem names the step to be put right. */
function useAskedStep(): void {
  const store = useEditorStore();
  const asked = useSearchParams().get("step");
  useEffect(() => {
    const { inspect } = store.getState();
    if (asked && documentOf(store.getState()).nodes.some(({ id }) => id === asked)) inspect(asked);
  }, [store, asked]);
}

function Desk({ revision, changes }: { revision: number; changes: number | null }) {
  const say = useSay();
  const store = useEditorStore();
  const [saver, setSaver] = useState<DraftSaver | null>(null);
  const palette = useEditor((state) => state.palette);
  const mayEdit = useEditor((state) => state.mayEdit);
  const empty = useEditor((state) => documentOf(state).nodes.length === 0);
  const view = useEditor((state) => state.view);
  const inspecting = useEditor((state) => state.inspected !== null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision that the page was opened with, once
  useEffect(() => {
    if (!store.getState().mayEdit) return;
    const made = createSaver(store, revision, (by) => toast.info(say(presenceWords.merged, { name: by ?? say(presenceWords.somebody) })));
    setSaver(made);
    const { flowId, opened, edit, set, openSheet } = store.getState();
    const draft = keptDraft(flowId);
    if (!draft || sameValue(draft.document, opened)) forgetDraft(flowId);
    else if (!sameValue(draft.document, documentOf(store.getState()))) {
      edit(() => draft.document);
      if (draft.base < revision) {
        set({ save: "conflict" });
        openSheet("conflict");
      } else toast.info(say(conflictWords.restored));
    }
    return () => made.stop();
  }, [store]);

  useEffect(() => whenIdle(() => Promise.all(Object.values(later).map((load) => load()))), []);
  useVisit(saver);
  useRememberedView();
  useCommands();
  useShortcuts(saver);
  useAskedStep();
  useCallable();
  return (
    <div data-editor data-owns-slash data-ready={saver !== null || !mayEdit || undefined} className="flex h-full flex-col">
      <EditorBar changes={changes} saver={saver} />
      <div className="relative min-h-0 flex-1 overflow-hidden">
        {view === "list" ? <FlowList /> : <Canvas />}
        <EmptyStart />
        {palette ? (
          <Palette key={JSON.stringify(palette)} where={palette} />
        ) : mayEdit && !empty ? (
          <Button
            className="absolute! top-3 left-3 z-20"
            title={`${say(paletteWords.open)} (/)`}
            onClick={() => store.getState().openPalette(whereNext(store))}
          >
            <Plus aria-hidden />
            {say(paletteWords.open)}
            <kbd aria-hidden className="ml-1 rounded-sm border border-line bg-sunken px-1 font-sans text-faint text-xs">
              /
            </kbd>
          </Button>
        ) : null}
        {mayEdit ? null : (
          <p className="absolute top-3 left-3 z-10 rounded-md bg-sunken px-2.5 py-1 text-muted text-sm">{say(canvasWords.readOnly)}</p>
        )}
        {inspecting ? <Inspector /> : null}
      </div>
      <TryDrawer />
      <Opened sheet="compare">
        <CompareSheet saver={saver} />
      </Opened>
      <Opened sheet="publish">
        <PublishSheet saver={saver} />
      </Opened>
      <Opened sheet="conflict">
        <ConflictSheet saver={saver} />
      </Opened>
      <Opened sheet="shortcuts">
        <ShortcutsSheet />
      </Opened>
      <Opened sheet="settings">
        <FlowSettingsSheet />
      </Opened>
    </div>
  );
}
