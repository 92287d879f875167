"use client";
/** One step of what was tried: what it was given and gave, why, what would happen, and a result to keep for later tries. */
import { Pin as PinIcon, PinOff } from "lucide-react";
import { useState } from "react";
import { actionOutcome, actionTitle } from "#components/history/action-sentence.ts";
import { CalledWith } from "#components/history/called-with.tsx";
import { FailureSentence } from "#components/history/failure.tsx";
import { isEmpty, StepPart } from "#components/history/step-part.tsx";
import { Value } from "#components/history/value.tsx";
import { Why } from "#components/history/why.tsx";
import { useLanguageTag, useLocale, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { exactTime } from "#components/ui/time.ts";
import type { Pin } from "#engine/core/rehearsed.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { settingLabel } from "#lib/flow/step-words.ts";
import { activityWords } from "#lib/language/activity.ts";
import { tryWords } from "#lib/language/try.ts";
import { uiWords } from "#lib/language/ui.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { portsOf } from "#lib/nodes/ports.ts";
import type { Step } from "#lib/run/steps.ts";
import { useTry, useTryStore } from "./try-context.tsx";
import { whyUnknown } from "./why-unknown.ts";

export function StepTried({ node }: { node: FlowNode }) {
  const say = useSay();
  const store = useTryStore();
  const open = useTry((state) => state.open);
  const tried = useTry((state) => state.tried);
  const step = useTry((state) => state.byNode.get(node.id));
  const pin = useTry((state) => state.pins[node.id]);
  const isStart = catalog.get(node.type)?.kind === "trigger";
  if (!open)
    return (
      <div className="flex flex-col items-start gap-3 text-sm">
        <p className="text-muted">{say(tryWords.nothingDone)}</p>
        <Button size="sm" onClick={() => store.getState().set({ open: true })}>
          {say(tryWords.start)}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-4 text-sm">
      {isStart ? null : (
        <div className="flex gap-2">
          <Button size="sm" onClick={() => store.getState().set({ upTo: node.id, only: null })}>
            {say(tryWords.tryHere)}
          </Button>
          <Button size="sm" onClick={() => store.getState().set({ only: node.id, upTo: null })}>
            {say(tryWords.tryOnly)}
          </Button>
        </div>
      )}
      {pin ? <Kept node={node} pin={pin} /> : null}
      {tried?.status === "ran" && step ? (
        <Detail node={node} step={step} />
      ) : (
        <p className="text-muted">
          {say(tried?.status === "unsound" ? tryWords.unsoundText : tried ? tryWords.notReached : tryWords.notTried)}
        </p>
      )}
      {isStart || pin ? null : <KeepResult node={node} step={step} />}
    </div>
  );
}

function Detail({ node, step }: { node: FlowNode; step: Step }) {
  const say = useSay();
  const tag = useLanguageTag();
  const locale = useLocale();
  const unknown = useTry((state) => state.tried?.unknown.find((each) => each.node === node.id));
  const action = useTry((state) => state.tried?.actions.find((each) => each.node === node.id));
  const port = waysOf(node).find(({ id }) => id === step.port);
  return (
    <>
      {unknown ? <Notice tone="warn">{say(whyUnknown[unknown.from])}</Notice> : null}
      {step.failure ? (
        <Notice tone="bad">
          <FailureSentence failure={step.failure} />
        </Notice>
      ) : null}
      {action ? (
        <StepPart title={say(tryWords.would)}>
          <p className="font-medium">{actionTitle(action.effect, action.args, say)}</p>
          <p className="mt-0.5 text-muted">{actionOutcome(action.effect, action.args, action.reply, say)}</p>
        </StepPart>
      ) : null}
      {step.wait?.until && step.status === "done" ? (
        <p className="text-muted">{say(tryWords.passed, { time: exactTime(step.wait.until, tag) })}</p>
      ) : null}
      {step.why === null || step.why === undefined ? null : (
        <StepPart title={say(activityWords.why)}>
          <Why why={step.why} />
        </StepPart>
      )}
      {port?.label[locale] ? (
        <StepPart title={say(tryWords.way)}>
          <p>{port.label[locale]}</p>
        </StepPart>
      ) : null}
      {isEmpty(step.input) || (step.why !== null && step.why !== undefined) ? null : (
        <StepPart title={say(activityWords.input)}>
          <CalledWith value={step.input} label={say(activityWords.input)} nameOf={(field) => settingLabel(node, field, locale)} />
        </StepPart>
      )}
      {isEmpty(step.output) ? null : (
        <StepPart title={say(activityWords.output)}>
          <Value value={step.output} label={say(activityWords.output)} />
        </StepPart>
      )}
    </>
  );
}

function Kept({ node, pin }: { node: FlowNode; pin: Pin }) {
  const say = useSay();
  const store = useTryStore();
  const [edits, setEdits] = useState(false);
  if (edits) return <PinForm node={node} pin={pin} onDone={() => setEdits(false)} />;
  return (
    <Notice
      title={say(tryWords.pinned)}
      action={
        <span className="flex gap-1">
          <Button size="sm" look="quiet" onClick={() => setEdits(true)}>
            {say(tryWords.editPin)}
          </Button>
          <Button size="sm" look="quiet" onClick={() => store.getState().pin(node.id, null)}>
            <PinOff aria-hidden />
            {say(tryWords.unpin)}
          </Button>
        </span>
      }
    >
      {say(tryWords.pinHint)}
    </Notice>
  );
}

function KeepResult({ node, step }: { node: FlowNode; step: Step | undefined }) {
  const say = useSay();
  const store = useTryStore();
  const [edits, setEdits] = useState(false);
  const ports = waysOf(node);
  const known = step?.status === "done" && step.port !== null;
  if (edits) return <PinForm node={node} pin={{ port: ports[0]?.id ?? "out", output: {} }} onDone={() => setEdits(false)} />;
  return (
    <div className="flex flex-wrap gap-2 border-line border-t pt-4">
      {known ? (
        <Button size="sm" onClick={() => store.getState().pin(node.id, { port: step.port ?? "out", output: step.output })}>
          <PinIcon aria-hidden />
          {say(tryWords.pin)}
        </Button>
      ) : null}
      <Button size="sm" onClick={() => setEdits(true)}>
        {say(tryWords.setResult)}
      </Button>
    </div>
  );
}

function PinForm({ node, pin, onDone }: { node: FlowNode; pin: Pin; onDone: () => void }) {
  const say = useSay();
  const locale = useLocale();
  const store = useTryStore();
  const ports = waysOf(node);
  const [port, setPort] = useState(pin.port);
  const [text, setText] = useState(JSON.stringify(pin.output, null, 2));
  const value = parsed(text);
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3">
      {ports.length > 1 ? (
        <Select
          size="sm"
          label={say(tryWords.way)}
          value={port}
          items={ports.map(({ id, label }) => ({ value: id, label: label[locale] }))}
          onValueChange={setPort}
        />
      ) : null}
      <Textarea
        aria-label={say(tryWords.value)}
        rows={5}
        value={text}
        spellCheck={false}
        className="font-mono text-xs"
        onChange={(event) => setText(event.target.value)}
      />
      {value === undefined ? <p className="text-warn text-xs">{say(tryWords.badJson)}</p> : null}
      <div className="flex justify-end gap-2">
        <Button size="sm" look="quiet" onClick={onDone}>
          {say(uiWords.cancel)}
        </Button>
        <Button
          size="sm"
          look="primary"
          disabled={value === undefined}
          onClick={() => {
            store.getState().pin(node.id, { port, output: value });
            onDone();
          }}
        >
          {say(tryWords.savePin)}
        </Button>
      </div>
    </div>
  );
}

const waysOf = (node: FlowNode) => {
  const type = catalog.get(node.type);
  return type ? portsOf(type, node.config) : [];
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
