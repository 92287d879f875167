import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { FlowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { FlowTrafficView } from "#components/history/flow-traffic.tsx";
import { SpokenSteps } from "#components/history/spoken-steps.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getFlow } from "#engine/queries/get-flow.ts";
import { getFlowTraffic } from "#engine/queries/get-flow-traffic.ts";
import { listVersions } from "#engine/queries/list-versions.ts";
import { trafficQuery } from "#lib/api/traffic.ts";
import { speakFlow } from "#lib/flow/speak.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";
import { trafficWords } from "#lib/language/traffic.ts";
import { limits } from "#lib/limits.ts";
import { filtersFrom, idOrNotFound, orNotFound, reading, type Search } from "../../../../reading.ts";

interface Props {
  params: Promise<{ flowId: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(flowMenuWords.traffic) };
}

export default async function FlowActivityPage({ params, searchParams }: Props) {
  const actor = await reading();
  const say = await saying();
  const asked = idOrNotFound((await params).flowId);
  const { id } = asked;
  const flow = await orNotFound(getFlow(actor, { id }));
  const versions = await listVersions(actor, { id, limit: limits.pageRowsMax });
  const query = trafficQuery.safeParse(filtersFrom(await searchParams, ["version", "window"]));
  const { name } = flow.draft;
  if (versions.items.length === 0)
    return (
      <Page>
        <Crumb label={name} />
        <PageHeader title={say(trafficWords.of, { name })} />
        <EmptyState
          picture={<FlowsPicture />}
          title={say(trafficWords.emptyTitle)}
          action={
            <ButtonLink href={`/flows/${id}`} look="primary">
              {say(trafficWords.openEditor)}
            </ButtonLink>
          }
        >
          {say(trafficWords.emptyText)}
        </EmptyState>
      </Page>
    );
  const traffic = await orNotFound(getFlowTraffic(actor, { id, ...(query.success ? query.data : trafficQuery.parse({})) }));
  return (
    <SpokenSteps flow={speakFlow(traffic.document, await currentLocale())}>
      <Crumb label={name} />
      <FlowTrafficView flowId={id} name={name} traffic={traffic} versions={versions.items} mayEdit={mayEdit(actor.role)} />
    </SpokenSteps>
  );
}
