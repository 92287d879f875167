"use client";
/** Undoing what a version of a flow did, or one run: says before what would be taken back, what has changed since, and what cannot be. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { actionTitle } from "#components/history/action-sentence.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { JobFilter, JobPreview, UndoPreview } from "#lib/api/jobs.ts";
import { undoWords } from "#lib/language/undo.ts";
import { PaceField, sinceOf, type TimeBack, TimeField } from "./job-choices.tsx";
import { Shares } from "./shares.tsx";
import { usePreview } from "./use-preview.ts";

/** Fast, since it stays inside Tradewind; what comes in goes first all the same. */
const paceUsual = 100;

export interface UndoDialogProps {
  flowId: string;
  version: number;
  /** Of this run only. */
  runId?: string;
  onClose: () => void;
}

export function UndoDialog({ flowId, version, runId, onClose }: UndoDialogProps) {
  const say = useSay();
  const router = useRouter();
  const { busy, run } = useDeed();
  const [back, setBack] = useState<TimeBack>("all");
  const [since, setSince] = useState<string | undefined>(undefined);
  const [off, setOff] = useState<readonly string[]>([]);
  const [perSecond, setPerSecond] = useState(paceUsual);
  const filter: JobFilter = { flowId, version, ...(runId ? { runs: [runId] } : {}), ...(since ? { since } : {}) };
  const preview = usePreview({ kind: "undo", filter });
  const undo = typeof preview === "object" ? (preview?.undo ?? null) : null;
  const chosen = undo?.steps.filter(({ node }) => !off.includes(node)) ?? [];
  const can = chosen.reduce((sum, step) => sum + step.can, 0);
  const nodes = off.length > 0 ? { nodes: chosen.map(({ node }) => node) } : {};
  const go = () =>
    run(async () => {
      const job = await ask<"createJob">("POST", "/jobs", { kind: "undo", filter, options: nodes, perSecond });
      router.push(`/jobs/${job.id}`);
    }, say(undoWords.started));
  return (
    <Dialog
      title={say(runId ? undoWords.runTitle : undoWords.title, { n: version })}
      description={say(undoWords.text)}
      open
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      footer={
        <Button look="danger" busy={busy} disabled={can === 0} onClick={go}>
          {say(undoWords.go, { n: can })}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {typeof preview === "string" ? <Notice tone="bad">{preview}</Notice> : null}
        {preview === null ? <Looking text={say(undoWords.looking)} /> : null}
        {undo ? <Preview undo={undo} more={(preview as JobPreview).more} off={off} onOff={setOff} /> : null}
        {runId ? null : (
          <div className="grid grid-cols-2 gap-4">
            <TimeField
              label={say(undoWords.time)}
              value={back}
              onChange={(next) => {
                setBack(next);
                setSince(sinceOf(next));
              }}
            />
            <PaceField value={perSecond} onChange={setPerSecond} n={undo ? undo.runs : null} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Looking({ text }: { text: string }) {
  return (
    <div>
      <p className="mb-3 text-muted text-sm">{text}</p>
      <Skeleton className="h-14 rounded-md" />
      <Skeleton className="mt-4 h-20 rounded-md" />
    </div>
  );
}

interface PreviewProps {
  undo: UndoPreview;
  more: boolean;
  /** Steps that are left out. */
  off: readonly string[];
  onOff: (nodes: readonly string[]) => void;
}

function Preview({ undo, more, off, onOff }: PreviewProps) {
  const say = useSay();
  const tag = useLanguageTag();
  const number = new Intl.NumberFormat(tag);
  const chosen = undo.steps.filter(({ node }) => !off.includes(node));
  const sum = (of: "can" | "changed" | "cannot") => chosen.reduce((all, step) => all + step[of], 0);
  const [can, changed, cannot] = [sum("can"), sum("changed"), sum("cannot")];
  if (undo.steps.length === 0) return <Notice tone="info">{say(undoWords.none)}</Notice>;
  return (
    <>
      <Shares
        label={say(undoWords.title, { n: 1 })}
        total={can + changed + cannot}
        more={more}
        shares={[
          { key: "can", n: can, label: say(undoWords.can), bar: "bg-accent" },
          { key: "changed", n: changed, label: say(undoWords.changed), bar: "bg-warn" },
          { key: "cannot", n: cannot, label: say(undoWords.cannot), bar: "bg-faint" },
        ]}
      />
      <section>
        <h3 className="mb-1.5 font-medium text-sm">{say(undoWords.steps)}</h3>
        <ul className="divide-y divide-line overflow-hidden rounded-md border border-line">
          {undo.steps.map((step) => (
            <li key={step.node}>
              <label className="flex cursor-pointer items-center gap-2.5 px-3 py-2 text-sm hover:bg-hover">
                <input
                  type="checkbox"
                  checked={!off.includes(step.node)}
                  disabled={step.can === 0}
                  onChange={() => onOff(off.includes(step.node) ? off.filter((each) => each !== step.node) : [...off, step.node])}
                  className="accent-(--color-accent)"
                />
                <span className="min-w-0 flex-1 truncate">{actionTitle(step.effect, step.args, say)}</span>
                {step.can > 0 ? (
                  <span className="tabular text-muted">
                    {number.format(step.can)} {say(undoWords.can)}
                  </span>
                ) : (
                  <span className="text-muted">{say(step.changed > 0 ? undoWords.changed : undoWords.noUndo)}</span>
                )}
              </label>
            </li>
          ))}
        </ul>
      </section>
      {undo.reasons.length > 0 ? (
        <section>
          <h3 className="mb-1.5 font-medium text-sm">{say(undoWords.leftTitle)}</h3>
          <ul className="flex flex-col gap-1 text-muted text-sm">
            {undo.reasons.map(({ code, n, sentence }) => (
              <li key={code} className="flex gap-3">
                <span className="tabular w-12 shrink-0 text-right text-ink">{number.format(n)}</span>
                <span className="min-w-0">{say(sentence)}</span>
              </li>
            ))}
          </ul>
          {undo.left.some(({ label }) => label) ? (
            <p className="mt-1.5 pl-15 text-faint text-xs">
              {say(undoWords.someLeft)}: {[...new Set(undo.left.flatMap(({ label }) => label ?? []))].join(", ")}
            </p>
          ) : null}
        </section>
      ) : null}
      {undo.nothing > 0 ? <p className="text-muted text-sm">{say(undoWords.nothing, { n: undo.nothing })}</p> : null}
      {undo.live > 0 ? <Notice tone="info">{say(undoWords.live, { n: undo.live })}</Notice> : null}
      {more ? <Notice tone="info">{say(undoWords.more, { n: undo.runs })}</Notice> : null}
    </>
  );
}
