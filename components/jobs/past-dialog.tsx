"use client";
/** Running a version on events that came before: says first on how many, and what is passed over. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { FlowVersionSummary } from "#lib/api/flows.ts";
import type { JobFilter, PastPreview } from "#lib/api/jobs.ts";
import { pastWords } from "#lib/language/past.ts";
import { limits } from "#lib/limits.ts";
import { PaceField, sinceOf, type TimeBack, TimeField } from "./job-choices.tsx";
import { Shares } from "./shares.tsx";
import { usePreview } from "./use-preview.ts";

const mosts = [1, 10, 100, 1_000] as const;

export interface PastDialogProps {
  flowId: string;
  versions: readonly Pick<FlowVersionSummary, "version" | "live">[];
  /** Chosen at first. */
  version: number;
  onClose: () => void;
}

export function PastDialog({ flowId, versions, version: first, onClose }: PastDialogProps) {
  const say = useSay();
  const router = useRouter();
  const { busy, run } = useDeed();
  const [version, setVersion] = useState(first);
  const [back, setBack] = useState<TimeBack>("7d");
  const [since, setSince] = useState(() => sinceOf("7d"));
  const [q, setQ] = useState("");
  const [most, setMost] = useState<number | null>(null);
  const [perSecond, setPerSecond] = useState<number>(limits.jobPerSecond);
  const filter: JobFilter = { flowId, version, ...(since ? { since } : {}), ...(q.trim() ? { q: q.trim() } : {}) };
  const options = most === null ? {} : { most };
  const preview = usePreview({ kind: "past", filter, options });
  const past = typeof preview === "object" ? (preview?.past ?? null) : null;
  const n = past?.fit ?? 0;
  const go = () =>
    run(async () => {
      const job = await ask<"createJob">("POST", "/jobs", { kind: "past", filter, options, perSecond });
      router.push(`/jobs/${job.id}`);
    }, say(pastWords.started));
  return (
    <Dialog
      title={say(pastWords.title)}
      description={say(pastWords.text)}
      open
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      footer={
        <Button look="primary" busy={busy} disabled={n === 0} onClick={go}>
          {say(pastWords.go, { n })}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="grid grid-cols-2 gap-4">
          <Field label={say(pastWords.version)}>
            <Select
              value={String(version)}
              onValueChange={(next) => setVersion(Number(next))}
              items={versions.map((each) => ({
                value: String(each.version),
                label: say(each.live ? pastWords.versionLive : pastWords.versionValue, { n: each.version }),
              }))}
              label={say(pastWords.version)}
            />
          </Field>
          <TimeField
            label={say(pastWords.time)}
            value={back}
            onChange={(next) => {
              setBack(next);
              setSince(sinceOf(next));
            }}
          />
          <Field label={say(pastWords.search)}>
            <Input value={q} onChange={(event) => setQ(event.target.value)} placeholder={say(pastWords.searchHint)} maxLength={200} />
          </Field>
          <Field label={say(pastWords.most)}>
            <Select
              value={String(most ?? "all")}
              onValueChange={(next) => setMost(next === "all" ? null : Number(next))}
              items={[
                { value: "all", label: say(pastWords.mostAll) },
                ...mosts.map((each) => ({ value: String(each), label: say(pastWords.mostValue, { n: each }) })),
              ]}
              label={say(pastWords.most)}
            />
          </Field>
        </div>
        <div className="min-h-28">
          {typeof preview === "string" ? <Notice tone="bad">{preview}</Notice> : null}
          {preview === null ? (
            <>
              <p className="mb-3 text-muted text-sm">{say(pastWords.looking)}</p>
              <Skeleton className="h-14 rounded-md" />
            </>
          ) : null}
          {past && typeof preview === "object" ? <Preview past={past} more={preview?.more ?? false} /> : null}
        </div>
        <PaceField value={perSecond} onChange={setPerSecond} n={past ? n : null} />
        {n > 0 ? <Notice tone="warn">{say(pastWords.acts)}</Notice> : null}
      </div>
    </Dialog>
  );
}

function Preview({ past, more }: { past: PastPreview; more: boolean }) {
  const say = useSay();
  const tag = useLanguageTag();
  const labels = past.examples.flatMap(({ label }) => label ?? []).reverse();
  const total = past.fit + past.handled + past.unfit;
  if (total === 0) return <Notice tone="info">{say(pastWords.none)}</Notice>;
  return (
    <div className="flex flex-col gap-3">
      <Shares
        label={say(pastWords.title)}
        total={total}
        more={more}
        shares={[
          { key: "fit", n: past.fit, label: say(pastWords.fit), bar: "bg-accent" },
          { key: "handled", n: past.handled, label: say(pastWords.handled), bar: "bg-good" },
          { key: "unfit", n: past.unfit, label: say(pastWords.unfit), bar: "bg-faint" },
        ]}
      />
      {labels.length > 0 ? (
        <p className="text-muted text-sm">
          {say(pastWords.examples)}: {new Intl.ListFormat(tag, { type: "unit", style: "narrow" }).format(labels)}
        </p>
      ) : null}
      {more ? <Notice tone="info">{say(pastWords.more)}</Notice> : null}
    </div>
  );
}
