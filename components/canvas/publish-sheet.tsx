"use client";
/** Before a flow goes live: what changes in words, what it will do, and what has to be mended first. */
import { Dot, ShieldAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useDescribedGate } from "#components/compare/described-gate.tsx";
import { PublishReach } from "#components/compare/publish-reach.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast.ts";
import { changeSentence } from "#lib/flow/diff-words.ts";
import type { Problem } from "#lib/flow/flow.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { validate } from "#lib/flow/validate.ts";
import { barWords, publishWords } from "#lib/language/editor-bar.ts";
import { leavesWords } from "#lib/language/leaves-house.ts";
import { uiWords } from "#lib/language/ui.ts";
import type { Words } from "#lib/language/words.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { DraftSaver } from "./draft-saver.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";
import { LeavesHouse } from "./leaves-house.tsx";
import { ProblemRows } from "./problems-list.tsx";
import { StepLine } from "./step-line.tsx";
import "#components/canvas/step-teller.ts";
import { useChanges } from "./use-changes.ts";

interface Refused {
  detail?: string;
  problems?: (Omit<Problem, "message"> & { message: string; words?: Words })[];
}

export function PublishSheet({ saver }: { saver: DraftSaver | null }) {
  const say = useSay();
  const locale = useLocale();
  const router = useRouter();
  const store = useEditorStore();
  const open = useEditor((state) => state.sheet === "publish");
  const document = useEditor(documentOf);
  const live = useEditor((state) => state.live);
  const problems = useEditor((state) => state.problems);
  const flowId = useEditor((state) => state.flowId);
  const changes = useChanges();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const errors = problems.filter((problem) => problem.level === "error");
  const warnings = problems.filter((problem) => problem.level === "warning");
  const same = changes?.length === 0;
  const gate = useDescribedGate();
  const close = () => store.getState().openSheet(null);

  const publish = async () => {
    setRefusal("");
    const { flowId, callable } = store.getState();
    const now = validate(documentOf(store.getState()), catalog, { flowId, callable });
    store.getState().showProblems(now);
    if (now.some((problem) => problem.level === "error")) return;
    setBusy(true);
    const outcome = await send();
    setBusy(false);
    setRefusal(outcome ?? "");
  };
  /** Null when it is live; else the sentence that says why not. */
  const send = async (): Promise<string | null> => {
    if (!saver || !(await saver.flush())) {
      const { save, saveMessage } = store.getState();
      if (!saver || save === "offline") return say(publishWords.offline);
      return say(publishWords.unsaved, { why: saveMessage || say(barWords[save]) });
    }
    const sent = documentOf(store.getState());
    const answer = await fetch(`/api/v1/flows/${flowId}/publish`, {
      method: "POST",
      headers: { "if-match": `"${saver.revision()}"`, "content-type": "application/json" },
      body: JSON.stringify({ triedOnExample: gate.triedOnExample }),
    }).catch(() => null);
    if (!answer) return say(publishWords.offline);
    const said = (await answer.json().catch(() => ({}))) as Refused & { version?: number };
    if (answer.ok && said.version !== undefined) {
      store.getState().set({ live: { version: said.version, document: sent } });
      close();
      toast.success(say(publishWords.done, { version: said.version }));
      router.refresh();
      return null;
    }
    if (said.problems)
      store
        .getState()
        .showProblems(
          said.problems.map((problem) => ({ ...problem, message: problem.words ?? { en: problem.message, zh: problem.message } })),
        );
    if (answer.status === 412) store.getState().set({ save: "conflict" });
    return say(publishWords.failed, { reason: said.detail ?? String(answer.status) });
  };

  const starts = document.nodes.filter((node) => catalog.get(node.type)?.kind === "trigger" && !node.disabled);
  const acts = document.nodes.filter((node) => catalog.get(node.type)?.kind === "action" && !node.disabled);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={say(publishWords.title, { name: document.name })}
      description={live ? say(publishWords.again, { version: live.version + 1 }) : say(publishWords.first, { n: document.nodes.length })}
      footer={
        <>
          <Button onClick={close}>{say(uiWords.cancel)}</Button>
          <Button look="primary" busy={busy} disabled={errors.length > 0 || same === true || !gate.isPassed} onClick={publish}>
            {say(publishWords.confirm)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
        {errors.length > 0 ? (
          <section>
            <Notice tone="bad" title={say(publishWords.problems, { n: errors.length })} />
            <div className="mt-2">
              <ProblemRows problems={errors} onGo={close} />
            </div>
          </section>
        ) : null}
        {changes && live ? (
          <Part title={say(publishWords.changes)}>
            {changes.length === 0 ? <p className="text-muted">{say(publishWords.noChanges, { version: live.version })}</p> : null}
            <ul className="flex flex-col gap-1">
              {changes.map((change, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read the same
                <li key={i} className="flex gap-1">
                  <Dot aria-hidden className="mt-px -ml-1 size-5 shrink-0 text-faint" />
                  <span className="min-w-0 break-words">{changeSentence(change, locale)}</span>
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        {errors.length === 0 ? (
          <>
            <Part title={say(publishWords.starts)}>
              {starts.map((node) => (
                <p key={node.id}>
                  <StepLine node={node} />
                </p>
              ))}
            </Part>
            <Part title={say(publishWords.does)}>
              <ul className="flex flex-col gap-1">
                {acts.map((node) => {
                  const type = catalog.get(node.type);
                  return (
                    <li key={node.id} className="flex flex-wrap items-center gap-x-2">
                      <span className="font-medium">{stepTitle(node, locale)}</span>
                      <span className="min-w-0 break-words text-muted">
                        <StepLine node={node} />
                      </span>
                      {type?.kind === "action" && type.undo === null ? (
                        <span className="flex items-center gap-1 text-warn text-xs">
                          <ShieldAlert aria-hidden className="size-3.5" />
                          {say(publishWords.final)}
                        </span>
                      ) : null}
                    </li>
                  );
                })}
              </ul>
            </Part>
            <Part title={say(leavesWords.title)}>{open ? <LeavesHouse document={document} /> : null}</Part>
          </>
        ) : null}
        {open && errors.length === 0 && !same ? <PublishReach saver={saver} gate={gate} /> : null}
        {warnings.length > 0 ? (
          <Part title={say(publishWords.warnings)}>
            <ProblemRows problems={warnings} onGo={close} />
          </Part>
        ) : null}
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}
