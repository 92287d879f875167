"use client";
/** A flow from a description: asked for, looked at as a difference, then taken into the draft or not. */
import { useEffect, useMemo, useRef, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast.ts";
import { ChangeList } from "#components/versions/change-list.tsx";
import { DiffView } from "#components/versions/diff-view.tsx";
import { mergeFlows } from "#lib/flow/merge.ts";
import { tellChanges } from "#lib/flow/told-changes.ts";
import { draftingWords as words } from "#lib/language/drafting.ts";
import { limits } from "#lib/limits.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

const settings = "TRADEWIND_AI_URL=https://api.openai.com/v1\nTRADEWIND_AI_MODEL=gpt-5-mini\nTRADEWIND_AI_KEY=…";

export function DescribeSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const say = useSay();
  const sentence = useSentence();
  const locale = useLocale();
  const store = useEditorStore();
  const flowId = useEditor((state) => state.flowId);
  const [host, setHost] = useState<string | null | undefined>();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState("");
  const [proposal, setProposal] = useState<Answer<"describeFlow"> | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const under = useRef<AbortController | null>(null);
  useEffect(() => {
    if (open && host === undefined)
      ask<"getDrafting">("GET", "/drafting")
        .then((answer) => setHost(answer.host))
        .catch((error: unknown) => setRefused(sentence(error)));
  }, [open, host, sentence]);
  const merged = useMemo(() => (proposal ? mergeFlows(documentOf(store.getState()), proposal.document) : null), [proposal, store]);
  const draw = async () => {
    setBusy(true);
    setRefused("");
    under.current = new AbortController();
    try {
      const body = { text, document: documentOf(store.getState()) };
      setProposal(await ask<"describeFlow">("POST", `/flows/${flowId}/describe`, body, under.current.signal));
    } catch (error) {
      if (!under.current.signal.aborted) setRefused(sentence(error));
    }
    setBusy(false);
  };
  const close = () => {
    under.current?.abort();
    onOpenChange(false);
    setProposal(null);
    setRefused("");
  };
  const take = () => {
    if (!proposal) return;
    store.getState().edit(() => proposal.document);
    toast.success(say(words.taken));
    setText("");
    close();
  };
  const errors = proposal?.problems.filter(({ level }) => level === "error") ?? [];
  return (
    <Dialog
      width={proposal ? "xl" : "md"}
      open={open}
      onOpenChange={(next) => !next && close()}
      title={say(proposal ? words.proposal : words.title)}
      description={proposal ? text : say(words.text)}
      footer={
        proposal ? (
          <>
            <Button look="quiet" onClick={close}>
              {say(words.discard)}
            </Button>
            <Button onClick={() => setProposal(null)}>{say(words.again)}</Button>
            <Button look="primary" onClick={take}>
              {say(words.take)}
            </Button>
          </>
        ) : host ? (
          <>
            {busy ? <Button onClick={() => under.current?.abort()}>{say(words.stop)}</Button> : null}
            <Button look="primary" busy={busy} disabled={text.trim() === ""} onClick={() => void draw()}>
              {say(busy ? words.drawing : words.draw)}
            </Button>
          </>
        ) : null
      }
    >
      {refused ? (
        <Notice tone="bad" className="mb-3">
          {refused}
        </Notice>
      ) : null}
      {proposal && merged ? (
        <div className="grid gap-4 lg:grid-cols-[300px_1fr]">
          <div className="flex min-w-0 flex-col gap-3">
            <ChangeList changes={tellChanges(merged.changes, locale)} chosen={chosen} onChoose={setChosen} />
            {errors.length > 0 ? (
              <Notice tone="warn" title={say(words.left, { n: errors.length })}>
                {errors.map(({ message }) => message).join(" ")}
              </Notice>
            ) : null}
            {proposal.remarks.map(({ message }) => (
              <p key={message} className="text-muted text-sm">
                {message}
              </p>
            ))}
          </div>
          <div className="h-80 overflow-hidden rounded-lg border border-line">
            <DiffView merged={merged} label={say(words.proposal)} chosen={chosen} onChoose={(id) => setChosen(id === null ? [] : [id])} />
          </div>
        </div>
      ) : host ? (
        <Field label={say(words.what)} hint={say(words.privacy, { host })}>
          <Textarea
            rows={5}
            value={text}
            maxLength={limits.draftingTextCharsMax}
            placeholder={say(words.example)}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      ) : host === null ? (
        <div className="flex flex-col gap-3 text-sm">
          <Notice>{say(words.notSet)}</Notice>
          <p>{say(words.howTo)}</p>
          <CodeBlock label="TRADEWIND_AI_URL" value={settings} />
        </div>
      ) : null}
    </Dialog>
  );
}
