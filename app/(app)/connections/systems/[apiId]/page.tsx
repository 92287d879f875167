import type { Metadata } from "next";
import Link from "next/link";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { CallList } from "#components/systems/call-list.tsx";
import { LeftOut } from "#components/systems/document-found.tsx";
import { SystemActions } from "#components/systems/system-actions.tsx";
import { Chip } from "#components/ui/badge.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { apisWords as words } from "#lib/language/apis.ts";
import { reading } from "../../../../reading.ts";
import { httpConnections } from "../http-connections.ts";
import { askedApi } from "./asked-api.ts";

interface Props {
  params: Promise<{ apiId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await askedApi((await params).apiId)).name };
}

export default async function SystemPage({ params }: Props) {
  const actor = await reading();
  const say = await saying();
  const [api, connections] = await Promise.all([askedApi((await params).apiId), httpConnections(actor)]);
  const connection = connections.find(({ id }) => id === api.connectionId);
  return (
    <Page>
      <Crumb label={api.name} />
      <PageHeader
        title={api.name}
        beside={<Chip>{say(words.revision, { n: api.revision })}</Chip>}
        description={api.about || null}
        actions={mayEdit(actor.role) ? <SystemActions api={api} connections={connections} /> : null}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Section title={say(words.calls)} aside={<span className="text-muted text-sm">{say(words.found, { n: api.offered.length })}</span>}>
          <CallList offered={api.offered} />
        </Section>
        <div className="flex flex-col gap-4">
          <Card>
            <Facts
              facts={[
                { label: words.server, value: connection?.address || api.server || say(words.noServer) },
                { label: words.connection, value: connection?.name ?? say(words.noneChosen) },
                { label: words.file, value: `${api.title} ${api.version}`.trim() },
                { label: words.readAt, value: <RelativeTime at={api.readAt} /> },
                {
                  label: words.usedBy,
                  value:
                    api.usedBy.length === 0
                      ? say(words.usedByNone)
                      : api.usedBy.map(({ id, name }, i) => (
                          <span key={id}>
                            {i > 0 ? ", " : ""}
                            <Link href={`/flows/${id}`} className="rounded-sm text-accent hover:underline">
                              {name}
                            </Link>
                          </span>
                        )),
                },
              ]}
            />
          </Card>
          {api.leftOut.length > 0 ? (
            <Card>
              <LeftOut leftOut={api.leftOut} />
            </Card>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
