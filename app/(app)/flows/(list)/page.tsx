import type { Metadata } from "next";
import { CreateFlowButton } from "#components/flows/create-flow.tsx";
import { FlowList } from "#components/flows/flow-list.tsx";
import { ImportByDrop } from "#components/flows/import-flow.tsx";
import { Page } from "#components/frame/page.tsx";
import { FlowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listFlowHours } from "#engine/queries/list-flow-hours.ts";
import { listFlows } from "#engine/queries/list-flows.ts";
import { flowsWords } from "#lib/language/flows.ts";
import { starterWords } from "#lib/language/starters.ts";
import { templates } from "#lib/templates/templates.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(flowsWords.title) };
}

export default async function FlowsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const search = await searchParams;
  const filters = filtersFrom(search, ["search"]);
  const first = await listFlows(actor, filters);
  const hours = await listFlowHours(actor, { ids: first.items.map((flow) => flow.id) });
  const editor = mayEdit(actor.role);
  const filtered = Object.keys(filters).length > 0;
  const empty = first.items.length === 0 && !filtered;
  const create = editor ? <CreateFlowButton startOpen={search["new"] !== undefined} /> : null;
  const page = (
    <Page wide>
      <PageHeader title={say(flowsWords.title)} description={say(flowsWords.text)} actions={empty ? null : create} />
      {empty ? (
        <EmptyState
          picture={<FlowsPicture />}
          title={say(flowsWords.emptyTitle)}
          action={
            <>
              {create}
              <ButtonLink href="/flows/starters">{say(starterWords.all, { n: templates.length })}</ButtonLink>
            </>
          }
        >
          {say(flowsWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Filters filters={[]} search={{ name: "search", placeholder: say(flowsWords.search) }} />
          {first.items.length === 0 ? (
            <NothingFits />
          ) : (
            <FlowList key={queryOf(filters)} first={first} hours={hours} query={queryOf(filters)} mayEdit={editor} />
          )}
        </>
      )}
    </Page>
  );
  return editor ? <ImportByDrop>{page}</ImportByDrop> : page;
}
