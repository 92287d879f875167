"use client";
/** Failed runs by flow and reason: read, put right, have them tried again from where they stopped, or set aside. */
import { Archive, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Card } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Confirm, Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { FailureGroup, NeedsYou } from "#lib/api/needs-you.ts";
import { needsYouWords } from "#lib/language/needs-you.ts";
import { EntityText } from "./entity.tsx";
import { eventName } from "./event-name.ts";
import { FailureSentence } from "./failure.tsx";

export function FailureGroups({ needs, mayEdit }: { needs: NeedsYou; mayEdit: boolean }) {
  const say = useSay();
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-sm">{say(needsYouWords.failedText)}</p>
      {needs.more ? <Notice tone="warn">{say(needsYouWords.countMore, { n: needs.failed })}</Notice> : null}
      {needs.failures.map((group) => (
        <Group key={`${group.flowId} ${group.code}`} group={group} mayEdit={mayEdit} />
      ))}
    </div>
  );
}

function Group({ group, mayEdit }: { group: FailureGroup; mayEdit: boolean }) {
  const say = useSay();
  const { flowId, code, count, newest } = group;
  const { run } = useDeed();
  const setAside = () =>
    run(() => ask<"setAside">("POST", "/needs-you/set-aside", { flowId, code, until: newest }), say(needsYouWords.asideDone, { n: count }));
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-3">
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{group.flowName}</span>
            <Badge tone="bad">{say(needsYouWords.count, { n: count })}</Badge>
            <span className="text-muted text-sm">
              <RelativeTime at={newest} />
            </span>
          </p>
          <p className="mt-1 break-words text-sm">
            <FailureSentence failure={{ code, message: group.message }} />
          </p>
        </div>
        {mayEdit ? (
          <div className="flex flex-wrap items-center gap-2">
            <ButtonLink size="sm" href={`/flows/${flowId}`}>
              {say(needsYouWords.open)}
            </ButtonLink>
            <Confirm
              title={say(needsYouWords.asideTitle, { n: count })}
              description={say(needsYouWords.asideText)}
              action={say(needsYouWords.aside, { n: count })}
              trigger={
                <Button size="sm">
                  <Archive aria-hidden />
                  {say(needsYouWords.aside, { n: count })}
                </Button>
              }
              onConfirm={setAside}
            />
            {elsewhere.includes(code) ? null : <TryAgain group={group} />}
          </div>
        ) : null}
      </div>
      <ul className="divide-y divide-line border-line border-t bg-surface">
        {group.runs.map((each) => (
          <li key={each.id}>
            <Link href={`/runs/${each.id}`} className="flex items-center gap-3 px-4 py-1.5 text-sm hover:bg-hover">
              <span className="w-44 truncate text-muted">
                <EntityText entity={each.entity} label={each.entityLabel} />
              </span>
              <span className="min-w-0 flex-1 truncate text-muted max-sm:hidden">
                {each.failure?.message === group.message ? say(eventName(each.eventType)) : each.failure?.message}
              </span>
              <span className="shrink-0 text-faint text-xs">
                <RelativeTime at={each.startedAt} narrow />
              </span>
            </Link>
          </li>
        ))}
        {count > group.runs.length ? (
          <li>
            <Link
              href={`/runs?status=failed&flowId=${flowId}&failureCode=${encodeURIComponent(code)}`}
              className="block px-4 py-1.5 text-accent text-sm hover:bg-hover"
            >
              {say(needsYouWords.all, { n: count })}
            </Link>
          </li>
        ) : null}
      </ul>
    </Card>
  );
}

/** Failed over runs of their own, or over a result that nobody knows: those are put right first, in their own places. */
const elsewhere = ["items.failed", "flow.failed", "http.in-doubt"];

function TryAgain({ group }: { group: FailureGroup }) {
  const say = useSay();
  const router = useRouter();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const { flowId, code, count, newest } = group;
  const go = (version: "same" | "latest") =>
    run(async () => {
      const [only] = group.runs;
      if (count === 1 && only) {
        const { runId } = await ask<"replayRun">("POST", `/runs/${only.id}/replay`, { from: "failed-step", version });
        router.push(`/runs/${runId}`);
        return;
      }
      const filter = { flowId, failureCode: code, needsYou: true, until: newest };
      const job = await ask<"createJob">("POST", "/jobs", { kind: "replay", filter, options: { from: "failed-step", version } });
      router.push(`/jobs/${job.id}`);
    });
  return (
    <Dialog
      title={say(needsYouWords.tryTitle, { n: count })}
      description={say(needsYouWords.tryText)}
      open={open}
      onOpenChange={setOpen}
      width="sm"
      trigger={
        <Button size="sm" look="primary">
          <RotateCcw aria-hidden />
          {say(needsYouWords.again, { n: count })}
        </Button>
      }
    >
      <div className="flex flex-col gap-2">
        {group.live ? (
          <Button busy={busy} look="primary" onClick={() => go("latest")}>
            {say(needsYouWords.latestVersion)}
          </Button>
        ) : null}
        <Button busy={busy} onClick={() => go("same")}>
          {say(needsYouWords.sameVersion)}
        </Button>
      </div>
    </Dialog>
  );
}
