"use client";
/** What a language model drew is tried before it goes live: on past orders, and where there are none on an example. */
import { useEffect, useState } from "react";
import { useEditor } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useSample } from "#components/canvas/sample.tsx";
import { actionTitle } from "#components/history/action-sentence.ts";
import { FailureSentence } from "#components/history/failure.tsx";
import { useSay } from "#components/language/say.tsx";
import type { Tried } from "#components/try/try-store.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Comparison } from "#lib/api/comparisons.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { draftingWords as words } from "#lib/language/drafting.ts";

export interface DescribedGate {
  /** A proposal that has not been live yet. */
  isAsked: boolean;
  isPassed: boolean;
  triedOnExample: boolean;
  /** What it was tried on: this drawing, and no other. */
  pass: (document: FlowDocument, onExample: boolean) => void;
}

export function useDescribedGate(): DescribedGate {
  const document = useEditor(documentOf);
  const live = useEditor((state) => state.live?.document.described);
  const [passed, setPassed] = useState<{ document: FlowDocument; onExample: boolean } | null>(null);
  const isAsked = document.described !== undefined && document.described !== live;
  const holds = passed?.document === document;
  const [pass] = useState(() => (document: FlowDocument, onExample: boolean) => setPassed({ document, onExample }));
  return { isAsked, isPassed: !isAsked || holds, triedOnExample: holds && passed.onExample, pass };
}

interface Props {
  gate: DescribedGate;
  comparison: Comparison | null | undefined;
  onStart: () => void;
}

export function DescribedNotice({ gate: { isAsked, isPassed, triedOnExample, pass }, comparison, onStart }: Props) {
  const say = useSay();
  const document = useEditor(documentOf);
  const running = comparison?.state === "running";
  const isOf = comparison?.state === "finished" && comparison.current;
  const tried = isOf ? (comparison.result?.started.draft ?? 0) : null;
  const isTried = tried !== null && tried > 0;
  useEffect(() => {
    if (isAsked && isTried) pass(document, false);
  }, [isAsked, isTried, document, pass]);
  if (!isAsked) return null;
  if (tried === 0) return <OnExample isPassed={isPassed && triedOnExample} onTried={() => pass(document, true)} />;
  return (
    <Notice
      tone={isTried ? "good" : "warn"}
      title={isTried ? say(words.gatePassed, { n: tried }) : say(words.gateTitle)}
      action={
        running || isTried ? null : (
          <Button size="sm" onClick={onStart}>
            {say(words.gateAction)}
          </Button>
        )
      }
    >
      {isTried ? null : say(running ? words.gateRunning : words.gateText)}
    </Notice>
  );
}

function OnExample({ isPassed, onTried }: { isPassed: boolean; onTried: () => void }) {
  const say = useSay();
  const document = useEditor(documentOf);
  const sample = useSample((state) => state.sample);
  const calendar = useSample((state) => state.calendar);
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const { runTry } = await import("#components/try/run-try.ts");
    setTried(await runTry({ document, event: sample.event, past: null, pins: {}, calendar, upTo: null, only: null, outputs: {} }));
    setBusy(false);
    onTried();
  };
  if (!isPassed || !tried)
    return (
      <Notice
        tone="warn"
        title={say(words.gateTitle)}
        action={
          <Button size="sm" busy={busy} onClick={() => void run()}>
            {say(words.gateExampleAction)}
          </Button>
        }
      >
        {say(words.gateExampleText)}
      </Notice>
    );
  if (tried.failure)
    return (
      <Notice tone="bad" title={say(words.exampleFailed)}>
        <FailureSentence failure={tried.failure} />
      </Notice>
    );
  if (tried.status !== "ran") return <Notice>{say(words.exampleNotStarted)}</Notice>;
  if (tried.actions.length === 0) return <Notice>{say(words.exampleNothing)}</Notice>;
  return (
    <Notice tone="good" title={say(words.exampleWould)}>
      <ul>
        {tried.actions.map(({ node, visit, effect, args }) => (
          <li key={`${node} ${visit}`}>{actionTitle(effect, args, say)}</li>
        ))}
      </ul>
    </Notice>
  );
}
