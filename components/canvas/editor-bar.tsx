"use client";
/** The editor's top bar: name, state, problems, publish. */
import { GitCompareArrows, PlayIcon, Redo2, Rocket, Settings2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { PauseMark } from "#components/operations/pause-state.tsx";
import { TryButton } from "#components/try/try-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { renameFlow } from "#lib/flow/edit/steps.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { barWords } from "#lib/language/editor-bar.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";
import { limits } from "#lib/limits.ts";
import { BarMenu } from "./bar-menu.tsx";
import { DescribeButton } from "./describe-button.tsx";
import type { DraftSaver } from "./draft-saver.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf, type Live } from "./editor-store.ts";
import { OthersHere } from "./others-here.tsx";
import { ProblemsButton } from "./problems-list.tsx";
import { SaveStateBadge } from "./save-state.tsx";
import { ViewSwitch } from "./view-switch.tsx";

/** @param changes how much a publish would change, as the page was opened; null: nothing is live */
export function EditorBar({ changes, saver }: { changes: number | null; saver: DraftSaver | null }) {
  const say = useSay();
  const store = useEditorStore();
  const mayEdit = useEditor((state) => state.mayEdit);
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  return (
    <div className="relative z-30 flex h-12 shrink-0 items-center gap-2 border-line border-b bg-raised px-3 max-sm:gap-0.5 max-sm:px-2">
      <FlowName />
      <span className="contents max-sm:hidden">
        <LiveState changes={changes} />
      </span>
      <PausedState />
      <SaveStateBadge />
      <div className="flex-1" />
      <OthersHere />
      {mayEdit ? (
        <div className="flex">
          <Tooltip text={`${say(canvasWords.undo)} (Ctrl+Z)`}>
            <IconButton label={say(canvasWords.undo)} disabled={!canUndo} onClick={() => store.getState().undo()}>
              <Undo2 aria-hidden />
            </IconButton>
          </Tooltip>
          <Tooltip text={`${say(canvasWords.redo)} (Ctrl+Shift+Z)`}>
            <IconButton label={say(canvasWords.redo)} disabled={!canRedo} onClick={() => store.getState().redo()}>
              <Redo2 aria-hidden />
            </IconButton>
          </Tooltip>
        </div>
      ) : null}
      <ViewSwitch />
      <ProblemsButton />
      <TryButton />
      <CompareButton />
      {mayEdit ? <DescribeButton /> : null}
      <Tooltip text={say(barWords.settings)}>
        <IconButton className="max-sm:hidden" label={say(barWords.settings)} onClick={() => store.getState().openSheet("settings")}>
          <Settings2 aria-hidden />
        </IconButton>
      </Tooltip>
      <RunNow />
      <BarMenu saver={saver} />
      {mayEdit ? <PublishButton /> : null}
    </div>
  );
}

function FlowName() {
  const say = useSay();
  const store = useEditorStore();
  const name = useEditor((state) => documentOf(state).name);
  const mayEdit = useEditor((state) => state.mayEdit);
  const [typed, setTyped] = useState<string | null>(null);
  const done = () => {
    if (typed !== null) store.getState().edit((document) => renameFlow(document, typed));
    setTyped(null);
  };
  return (
    <h1 className="flex min-w-24 shrink max-sm:sr-only">
      <span className="sr-only">{name}</span>
      <input
        aria-label={say(barWords.name)}
        value={typed ?? name}
        readOnly={!mayEdit}
        maxLength={limits.nameCharsMax}
        onFocus={(event) => {
          setTyped(name);
          event.target.select();
        }}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          // what leaving the field does reads what is shown by then
          if (event.key === "Escape") flushSync(() => setTyped(null));
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
        className="field-sizing-content h-8 min-w-24 max-w-80 truncate rounded-md border border-transparent bg-transparent px-1.5 font-semibold text-base outline-none hover:border-line focus:border-focus"
      />
    </h1>
  );
}

/** How much a publish would change: told by the page at first, later worked out here; null where it cannot be. */
function useChangeCount(live: Live | null, first: number | null): number | null {
  const document = useEditor(documentOf);
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (!live) return;
    let isOld = false;
    const count = (next: number | null) => {
      if (!isOld) setCount(next);
    };
    import("#lib/flow/diff.ts").then(
      ({ diffFlows }) => count(diffFlows(live.document, document).length),
      () => count(null),
    );
    return () => {
      isOld = true;
    };
  }, [live, document]);
  return count;
}

/** Draft and live never look alike: live is filled and green, a draft is not, nor what nobody knows of. */
function LiveState({ changes: first }: { changes: number | null }) {
  const say = useSay();
  const live = useEditor((state) => state.live);
  const changes = useChangeCount(live, first);
  if (!live)
    return (
      <Badge tone="quiet" className="border border-line-strong border-dashed">
        {say(barWords.neverLive)}
      </Badge>
    );
  if (!changes) return <Badge tone={changes === 0 ? "good" : "quiet"}>{say(barWords.live, { version: live.version })}</Badge>;
  return (
    <Badge tone="info" className="border border-info/30 border-dashed">
      {say(barWords.changed, { n: changes, version: live.version })}
    </Badge>
  );
}

function PausedState() {
  const flowId = useEditor((state) => state.flowId);
  return <PauseMark scope="flow" id={flowId} />;
}

function CompareButton() {
  const say = useSay();
  const store = useEditorStore();
  const empty = useEditor((state) => documentOf(state).nodes.length === 0);
  return (
    <Tooltip text={`${say(flowMenuWords.compare)} (C)`}>
      <Button className="max-md:hidden" disabled={empty} onClick={() => store.getState().openSheet("compare")}>
        <GitCompareArrows aria-hidden />
        <span className="max-lg:sr-only">{say(flowMenuWords.compareShort)}</span>
      </Button>
    </Tooltip>
  );
}

function PublishButton() {
  const say = useSay();
  const store = useEditorStore();
  const empty = useEditor((state) => documentOf(state).nodes.length === 0);
  return (
    <Button
      look="primary"
      className="max-sm:px-2.5"
      disabled={empty}
      aria-label={say(barWords.publish)}
      onClick={() => store.getState().openSheet("publish")}
    >
      <Rocket aria-hidden />
      <span className="max-sm:hidden">{say(barWords.publish)}</span>
    </Button>
  );
}

/** Only what is live can be started by hand. */
function RunNow() {
  const say = useSay();
  const sentence = useSentence();
  const router = useRouter();
  const flowId = useEditor((state) => state.flowId);
  const mayEdit = useEditor((state) => state.mayEdit);
  const byHand = useEditor((state) => state.live?.document.nodes.some((node) => node.type === "trigger.manual" && !node.disabled) ?? false);
  const [busy, setBusy] = useState(false);
  if (!byHand || !mayEdit) return null;
  const run = async () => {
    setBusy(true);
    try {
      await ask<"runFlowNow">("POST", `/flows/${flowId}/run`, {});
      toast.success(say(barWords.runStarted), {
        action: { label: say(barWords.seeRuns), onClick: () => router.push(`/runs?flowId=${flowId}`) },
      });
    } catch (error) {
      toast.error(sentence(error));
    }
    setBusy(false);
  };
  return (
    <Button busy={busy} onClick={run}>
      {busy ? null : <PlayIcon aria-hidden />}
      {say(barWords.runNow)}
    </Button>
  );
}
