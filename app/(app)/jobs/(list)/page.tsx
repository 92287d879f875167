import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { ActivityTabs } from "#components/history/activity-tabs.tsx";
import { JobList } from "#components/jobs/job-list.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listJobs } from "#engine/queries/list-jobs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { jobWords } from "#lib/language/jobs.ts";
import { reading } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(jobWords.title) };
}

export default async function JobsPage() {
  const actor = await reading();
  const say = await saying();
  const first = await listJobs(actor, {});
  return (
    <Page wide>
      <PageHeader title={say(activityWords.title)} description={say(jobWords.text)} />
      <ActivityTabs />
      {first.items.length === 0 ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(jobWords.empty)}
          action={<ButtonLink href="/runs">{say(jobWords.emptyAction)}</ButtonLink>}
        >
          {say(jobWords.emptyText)}
        </EmptyState>
      ) : (
        <JobList first={first} />
      )}
    </Page>
  );
}
