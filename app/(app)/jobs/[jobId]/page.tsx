import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { JobActions } from "#components/jobs/job-actions.tsx";
import { JobItems } from "#components/jobs/job-items.tsx";
import { JobReport } from "#components/jobs/job-report.tsx";
import { JobState } from "#components/jobs/job-state.tsx";
import { jobTitle } from "#components/jobs/job-title.ts";
import { UndoItems } from "#components/jobs/undo-items.tsx";
import { saying } from "#components/language/saying.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { listJobItems, listUndoItems } from "#engine/queries/get-job.ts";
import { activityWords } from "#lib/language/activity.ts";
import { jobKindWords, jobWords } from "#lib/language/jobs.ts";
import { reading } from "../../../reading.ts";
import { askedJob } from "./asked-job.ts";

const none = { items: [], next: null };

interface Props {
  params: Promise<{ jobId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(jobWords.title) };
}

export default async function JobPage({ params }: Props) {
  const actor = await reading();
  const say = await saying();
  const job = await askedJob((await params).jobId);
  const asked = { id: job.id };
  const isUndo = job.kind === "undo";
  const [items, left, undone] = await Promise.all([
    isUndo ? none : listJobItems(actor, asked),
    isUndo ? listUndoItems(actor, { ...asked, left: true }) : none,
    isUndo ? listUndoItems(actor, { ...asked, left: false, limit: 20 }) : none,
  ]);
  return (
    <Page className="flex flex-col gap-6">
      <Crumb label={say(jobKindWords[job.kind])} />
      <PageHeader
        title={jobTitle(job, say)}
        beside={<JobState state={job.state} />}
        description={
          <>
            {job.flowName ?? say(activityWords.anyFlow)} · {say(jobWords.by, { name: job.createdBy })} · <RelativeTime at={job.createdAt} />
          </>
        }
        actions={mayEdit(actor.role) ? <JobActions job={job} /> : null}
        className="pb-0!"
      />
      <JobReport job={job} />
      {items.items.length > 0 ? <JobItems key={job.id} jobId={job.id} first={items} kind={job.kind} /> : null}
      {left.items.length > 0 ? <UndoItems key="left" jobId={job.id} first={left} left n={job.skipped} /> : null}
      {undone.items.length > 0 ? <UndoItems key="undone" jobId={job.id} first={undone} left={false} n={job.done} /> : null}
    </Page>
  );
}
