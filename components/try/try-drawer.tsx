"use client";
/** Below the canvas: the order that the flow is tried on, its steps, and what it would do. */
import clsx from "clsx";
import { Ban, CircleCheck, CircleHelp, CirclePause, CircleX, type LucideIcon, X } from "lucide-react";
import { type PointerEvent as PointerMove, useMemo } from "react";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { actionOutcome, actionTitle } from "#components/history/action-sentence.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Badge, Chip, type Tone } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Rehearsed, WouldAct } from "#engine/core/rehearsed.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { speakFlow } from "#lib/flow/speak.ts";
import { spokenPort } from "#lib/flow/spoken-steps.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { tryWords } from "#lib/language/try.ts";
import { uiWords } from "#lib/language/ui.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { actionKind } from "#lib/run/action-kind.ts";
import type { Step } from "#lib/run/steps.ts";
import { MakeRoom } from "./make-room.tsx";
import { SamplePicker } from "./sample-picker.tsx";
import { useTry, useTryStore } from "./try-context.tsx";
import { type Tried, tryHeights } from "./try-store.ts";
import { whyUnknown } from "./why-unknown.ts";

const looks: Record<Step["status"], { icon: LucideIcon; tone: string }> = {
  done: { icon: CircleCheck, tone: "text-good" },
  running: { icon: CircleHelp, tone: "text-warn" },
  waiting: { icon: CirclePause, tone: "text-warn" },
  retrying: { icon: CirclePause, tone: "text-warn" },
  unknown: { icon: CircleHelp, tone: "text-warn" },
  failed: { icon: CircleX, tone: "text-bad" },
  stopped: { icon: Ban, tone: "text-muted" },
};

const ends: Record<Rehearsed["end"], { tone: Tone; words: { en: string; zh: string } }> = {
  finished: { tone: "good", words: tryWords.finished },
  failed: { tone: "bad", words: tryWords.failed },
  cancelled: { tone: "quiet", words: tryWords.cancelled },
  unknown: { tone: "warn", words: tryWords.unknown },
  "stopped here": { tone: "info", words: tryWords.here },
};

export function TryDrawer() {
  const say = useSay();
  const store = useTryStore();
  const open = useTry((state) => state.open);
  const height = useTry((state) => state.height);
  const tried = useTry((state) => state.tried);
  const document = useEditor(documentOf);
  if (!open) return null;
  const close = () => store.getState().set({ open: false });
  return (
    <section
      data-try
      aria-label={say(tryWords.title)}
      style={{ height }}
      className="relative flex max-h-[70vh] shrink-0 flex-col border-line border-t bg-raised"
    >
      <Grip />
      <MakeRoom />
      <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
        <h2 className="font-semibold text-base">{say(tryWords.title)}</h2>
        <SamplePicker />
        <HowFar document={document} />
        <div className="flex-1" />
        <span role="status">
          {tried?.status === "ran" && tried.end ? (
            <Badge tone={ends[tried.end].tone}>{say(ends[tried.end].words)}</Badge>
          ) : tried ? (
            <Badge tone="warn">{say(tried.status === "unsound" ? tryWords.unsound : tryWords.notStarted)}</Badge>
          ) : null}
        </span>
        <IconButton size="sm" label={say(uiWords.close)} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </header>
      {tried?.status === "ran" ? (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Steps tried={tried} document={document} />
          <Actions tried={tried} document={document} />
        </div>
      ) : (
        <p className="max-w-prose px-4 py-5 text-muted text-sm">
          {tried ? say(tried.status === "unsound" ? tryWords.unsoundText : tryWords.notStartedText) : null}
        </p>
      )}
    </section>
  );
}

function HowFar({ document }: { document: FlowDocument }) {
  const say = useSay();
  const locale = useLocale();
  const store = useTryStore();
  const inspected = useEditor((state) => state.inspected);
  const upTo = useTry((state) => state.upTo);
  const only = useTry((state) => state.only);
  const about = document.nodes.find(({ id }) => id === (only ?? upTo ?? inspected));
  const isStep = about && catalog.get(about.type)?.kind !== "trigger";
  const step = about ? stepTitle(about, locale) : "";
  const items = [
    { value: "all", label: say(tryWords.all) },
    ...(isStep
      ? [
          { value: "upTo", label: say(tryWords.upTo, { step }) },
          { value: "only", label: say(tryWords.only, { step }) },
        ]
      : []),
  ];
  return (
    <Select
      size="sm"
      label={say(tryWords.much)}
      className="w-56!"
      items={items}
      value={only ? "only" : upTo ? "upTo" : "all"}
      onValueChange={(much) =>
        store.getState().set({ upTo: much === "upTo" && about ? about.id : null, only: much === "only" && about ? about.id : null })
      }
    />
  );
}

function Steps({ tried, document }: { tried: Tried; document: FlowDocument }) {
  const say = useSay();
  const locale = useLocale();
  const editor = useEditorStore();
  const inspected = useEditor((state) => state.inspected);
  const spoken = useMemo(() => speakFlow(document, locale), [document, locale]);
  return (
    <div className="min-h-0 overflow-y-auto py-1">
      <h3 className="sr-only">{say(tryWords.steps)}</h3>
      <ol>
        {tried.steps.map((step) => {
          const { icon: Icon, tone } = looks[step.status];
          const node = document.nodes.find(({ id }) => id === step.node);
          const port = spokenPort(spoken, step);
          return (
            <li key={step.key}>
              <button
                type="button"
                aria-current={inspected === step.node ? "step" : undefined}
                onClick={() => editor.getState().inspect(step.node)}
                className={clsx(
                  "flex h-8 w-full items-center gap-2.5 px-4 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2",
                  inspected === step.node && "bg-accent-soft",
                )}
              >
                <Icon aria-hidden className={clsx("size-4 shrink-0", tone)} />
                <span className="min-w-0 truncate">{node ? stepTitle(node, locale) : step.node}</span>
                {port ? <Chip>{port}</Chip> : null}
                <span className="flex-1" />
                {step.failure ? <span className="truncate text-bad text-xs">{step.failure.message}</span> : null}
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Actions({ tried, document }: { tried: Tried; document: FlowDocument }) {
  const say = useSay();
  const locale = useLocale();
  const editor = useEditorStore();
  const counted = new Map<string, { action: WouldAct; n: number }>();
  for (const action of tried.actions) {
    const key = JSON.stringify([action.node, actionKind(action.effect, action.args)]);
    const known = counted.get(key);
    counted.set(key, { action: known?.action ?? action, n: (known?.n ?? 0) + 1 });
  }
  const has = new Set(document.nodes.map(({ id }) => id));
  const unknown = document.nodes.flatMap((node) => {
    const from = tried.unknown.find((each) => each.node === node.id)?.from;
    return from ? [{ ...node, from }] : [];
  });
  return (
    <div className="min-h-0 overflow-y-auto border-line border-l bg-surface px-4 py-3">
      <h3 className="mb-1.5 font-medium text-muted text-xs">{say(tryWords.actions)}</h3>
      {counted.size === 0 && tried.unknown.length === 0 ? <p className="text-muted text-sm">{say(tryWords.noActions)}</p> : null}
      <ul className="flex flex-col gap-1 text-sm">
        {[...counted].map(([key, { action, n }]) => (
          <li key={key}>
            <button
              type="button"
              disabled={!has.has(action.node)}
              onClick={() => editor.getState().inspect(action.node)}
              className="flex w-full items-baseline gap-2 rounded-md px-1.5 py-0.5 text-left hover:bg-hover"
            >
              <span className="min-w-0 break-words">
                {actionTitle(action.effect, action.args, say)}
                <span className="block text-muted text-xs">{actionOutcome(action.effect, action.args, action.reply, say)}</span>
              </span>
              {n > 1 ? <span className="tabular shrink-0 text-muted text-xs">{say(tryWords.times, { n })}</span> : null}
            </button>
          </li>
        ))}
        {unknown.map((node) => (
          <li key={node.id}>
            <button
              type="button"
              onClick={() => editor.getState().inspect(node.id)}
              className="flex w-full items-start gap-2 rounded-md px-1.5 py-0.5 text-left hover:bg-hover"
            >
              <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              <span className="min-w-0 break-words">
                {stepTitle(node, locale)}
                <span className="block text-muted text-xs">{say(whyUnknown[node.from])}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Its upper edge, to be drawn or moved by the arrow keys. */
function Grip() {
  const say = useSay();
  const store = useTryStore();
  const height = useTry((state) => state.height);
  const to = (px: number) => store.getState().set({ height: Math.min(tryHeights.most, Math.max(tryHeights.least, px)) });
  const drag = (event: PointerMove<HTMLHRElement>) => {
    event.preventDefault();
    const from = { y: event.clientY, height };
    const move = (moved: PointerEvent) => to(from.height + from.y - moved.clientY);
    const stop = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", stop);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", stop);
  };
  return (
    <hr
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={say(tryWords.resize)}
      aria-valuenow={height}
      aria-valuemin={tryHeights.least}
      aria-valuemax={tryHeights.most}
      onPointerDown={drag}
      onKeyDown={(event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        event.stopPropagation();
        to(height + (event.key === "ArrowUp" ? 40 : -40));
      }}
      className="absolute inset-x-0 -top-1 z-30 h-2 cursor-row-resize border-0 hover:bg-accent/25 focus-visible:bg-accent/40"
    />
  );
}
