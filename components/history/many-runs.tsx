"use client";
/** "With all of these…": runs the runs of a filter again, or cancels them, after saying how many they are. */
import { ListChecks } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed, useSentence } from "#components/api/use-deed.ts";
import { PaceField } from "#components/jobs/job-choices.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import type { JobBody, JobFilter } from "#lib/api/jobs.ts";
import { jobKindWords, jobWords } from "#lib/language/jobs.ts";
import { replayWords } from "#lib/language/replay.ts";
import { limits } from "#lib/limits.ts";
import type { RunStatus } from "#lib/run/journal.ts";

/** What can be done with runs of a status: those that have ended are run again, the others end. */
function kindsFor(status: RunStatus | undefined): JobBody["kind"][] {
  if (status === undefined) return ["replay", "cancel"];
  return status === "running" || status === "parked" ? ["cancel"] : ["replay"];
}

export function ManyRuns({ filter, label, look = "plain" }: { filter: JobFilter; label?: string; look?: "plain" | "primary" }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" look={look} onClick={() => setOpen(true)}>
        <ListChecks aria-hidden />
        {label ?? say(jobWords.withAll)}
      </Button>
      {open ? <Form filter={filter} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Form({ filter, onClose }: { filter: JobFilter; onClose: () => void }) {
  const say = useSay();
  const router = useRouter();
  const { busy, run } = useDeed();
  const kinds = kindsFor(filter.status);
  const [kind, setKind] = useState<JobBody["kind"]>(kinds[0] ?? "replay");
  const [from, setFrom] = useState<"failed-step" | "start">(filter.status === "failed" ? "failed-step" : "start");
  const [version, setVersion] = useState<"same" | "latest">("same");
  const [perSecond, setPerSecond] = useState<number>(limits.jobPerSecond);
  const [found, setFound] = useState<{ kind: JobBody["kind"]; count: number; more: boolean } | null>(null);
  const sentence = useSentence();
  const [refused, setRefused] = useState("");
  const wanted = JSON.stringify({ kind, filter });
  useEffect(() => {
    const gone = new AbortController();
    setRefused("");
    const asked = JSON.parse(wanted) as { kind: JobBody["kind"] };
    ask<"previewJob">("POST", "/jobs/preview", asked, gone.signal).then(
      (answer) => setFound({ ...answer, kind: asked.kind }),
      (error: unknown) => !gone.signal.aborted && setRefused(sentence(error)),
    );
    return () => gone.abort();
  }, [wanted, sentence]);
  const n = found?.kind === kind ? found.count : null;
  const go = () =>
    run(async () => {
      const job = await ask<"createJob">("POST", "/jobs", { kind, filter, options: { from, version }, perSecond });
      router.push(`/jobs/${job.id}`);
    }, say(jobWords.started));
  return (
    <Dialog
      title={n === null ? say(jobWords.counting) : say(kind === "replay" ? jobWords.replayTitle : jobWords.cancelTitle, { n })}
      description={say(kind === "replay" ? jobWords.replayText : jobWords.cancelText)}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <Button look={kind === "cancel" ? "danger" : "primary"} busy={busy} disabled={!n} onClick={go}>
          {n === null ? say(jobWords.counting) : say(kind === "replay" ? jobWords.replayAction : jobWords.cancelAction, { n })}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {kinds.length > 1 ? (
          <Field label={say(jobWords.what)}>
            <Select
              value={kind}
              onValueChange={setKind}
              items={kinds.map((value) => ({ value, label: say(jobKindWords[value]) }))}
              label={say(jobWords.what)}
            />
          </Field>
        ) : null}
        {kind === "replay" ? (
          <>
            <Field label={say(replayWords.where)}>
              <Select
                value={from}
                onValueChange={setFrom}
                items={[
                  { value: "failed-step", label: say(replayWords.failedStep) },
                  { value: "start", label: say(replayWords.start) },
                ]}
                label={say(replayWords.where)}
              />
            </Field>
            <Field label={say(replayWords.which)}>
              <Select
                value={version}
                onValueChange={setVersion}
                items={[
                  { value: "same", label: say(jobWords.same) },
                  { value: "latest", label: say(jobWords.latest) },
                ]}
                label={say(replayWords.which)}
              />
            </Field>
          </>
        ) : null}
        <PaceField value={perSecond} onChange={setPerSecond} n={n} />
        {refused ? <Notice tone="bad">{refused}</Notice> : null}
        {n === 0 ? <Notice tone="info">{say(jobWords.nothing)}</Notice> : null}
        {found?.more ? <Notice tone="warn">{say(jobWords.atLeast, { n: found.count })}</Notice> : null}
      </div>
    </Dialog>
  );
}
