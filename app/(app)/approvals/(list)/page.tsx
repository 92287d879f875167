import type { Metadata } from "next";
import { ApprovalList } from "#components/approvals/approval-list.tsx";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listApprovals } from "#engine/queries/list-approvals.ts";
import { approvalListQuery } from "#lib/api/approvals.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(approvalWords.title) };
}

export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = approvalListQuery.safeParse(filtersFrom(await searchParams, ["state", "mine", "runId", "orderId"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listApprovals(actor, filters);
  return (
    <Page wide>
      <PageHeader title={say(approvalWords.title)} description={say(approvalWords.text)} />
      <Filters
        filters={[
          {
            name: "state",
            label: say(approvalWords.state),
            any: say(approvalWords.waiting),
            items: [
              { value: "settled", label: say(approvalWords.settled) },
              { value: "all", label: say(approvalWords.all) },
            ],
          },
          {
            name: "mine",
            label: say(approvalWords.whoDecides),
            any: say(approvalWords.anybody),
            items: [{ value: "true", label: say(approvalWords.onlyMine) }],
          },
        ]}
      />
      {first.items.length > 0 ? (
        <ApprovalList key={query} first={first} query={query} />
      ) : query === "" ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(approvalWords.nothingWaits)}
          action={<ButtonLink href="/approvals?state=settled">{say(approvalWords.seeSettled)}</ButtonLink>}
        >
          {say(approvalWords.nothingWaitsText)}
        </EmptyState>
      ) : (
        <NothingFits />
      )}
    </Page>
  );
}
