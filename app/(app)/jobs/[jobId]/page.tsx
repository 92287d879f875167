import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { JobActions } from "#components/history/job-actions.tsx";
import { JobItems } from "#components/history/job-items.tsx";
import { JobReport } from "#components/history/job-report.tsx";
import { JobState } from "#components/history/job-state.tsx";
import { saying } from "#components/language/saying.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { getJob, listJobItems } from "#engine/queries/get-job.ts";
import { idParams } from "#lib/api/page.ts";
import { activityWords } from "#lib/language/activity.ts";
import { jobKindWords, jobWords } from "#lib/language/jobs.ts";
import { orNotFound, reading } from "../../../reading.ts";

interface Props {
  params: Promise<{ jobId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(jobWords.title) };
}

export default async function JobPage({ params }: Props) {
  const actor = await reading();
  const say = await saying();
  const asked = idParams.safeParse({ id: (await params).jobId });
  if (!asked.success) notFound();
  const job = await orNotFound(getJob(actor, asked.data));
  const items = await listJobItems(actor, asked.data);
  const title = say(job.kind === "replay" ? jobWords.replayTitle : jobWords.cancelTitle, { n: job.total });
  return (
    <Page className="flex flex-col gap-6">
      <Crumb label={say(jobKindWords[job.kind])} />
      <PageHeader
        title={title}
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
      {items.items.length > 0 ? <JobItems key={job.id} jobId={job.id} first={items} /> : null}
    </Page>
  );
}
