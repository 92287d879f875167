import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Crumb } from "#components/frame/crumbs.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { NoVersions } from "#components/versions/no-versions.tsx";
import { type Shown, VersionsView } from "#components/versions/versions-view.tsx";
import type { Actor } from "#engine/commands/actor.ts";
import { getFlow } from "#engine/queries/get-flow.ts";
import { getVersion } from "#engine/queries/get-version.ts";
import { listVersions } from "#engine/queries/list-versions.ts";
import { namedThings } from "#engine/queries/named-things.ts";
import type { FlowDetail } from "#lib/api/flows.ts";
import { idParams } from "#lib/api/page.ts";
import { diffFlows } from "#lib/flow/diff.ts";
import { namesIn } from "#lib/flow/portable/references.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { filtersFrom, orNotFound, reading, type Search } from "../../../../reading.ts";

interface Props {
  params: Promise<{ flowId: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(versionsWords.title) };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await reading();
  const asked = idParams.safeParse({ id: (await params).flowId });
  if (!asked.success) notFound();
  const flow = await orNotFound(getFlow(actor, asked.data));
  const [first, things] = await Promise.all([listVersions(actor, asked.data), namedThings(actor)]);
  const newest = first.items[0];
  if (!newest) return <NoVersions flowId={flow.id} name={flow.draft.name} />;
  const read = filtersFrom(await searchParams, ["v", "with"]);
  const live = flow.publishedVersion === null ? null : (await getVersion(actor, { id: flow.id, version: flow.publishedVersion })).document;
  const draftChanges = live ? diffFlows(live, flow.draft).length : null;
  const v = read.v ?? (draftChanges ? "draft" : String(newest.version));
  const shown = await shownOf(actor, flow, v, read.with);
  return (
    <>
      <Crumb label={flow.draft.name} />
      <VersionsView
        flowId={flow.id}
        name={flow.draft.name}
        revision={flow.revision}
        first={first}
        next={newest.version + 1}
        liveVersion={flow.publishedVersion}
        live={live}
        draftChanges={draftChanges}
        shown={shown}
        names={[...namesIn(things)]}
        mayEdit={mayEdit(actor.role)}
      />
    </>
  );
}

/** The version that is looked at and the one that it is held against. */
async function shownOf(actor: Actor, flow: FlowDetail, v: string, against: string | undefined): Promise<Shown> {
  const documentOf = async (version: number) => (await orNotFound(getVersion(actor, { id: flow.id, version }))).document;
  if (v === "draft") {
    const base = flow.publishedVersion;
    const alone = against === "none" || base === null;
    return { version: null, document: flow.draft, with: alone ? "none" : "live", base: alone ? null : await documentOf(base) };
  }
  const version = Number(v);
  if (!Number.isInteger(version) || version < 1) notFound();
  const document = await documentOf(version);
  if (against === "draft") return { version, document, with: "draft", base: flow.draft };
  if (against === "live" && flow.publishedVersion !== null && flow.publishedVersion !== version)
    return { version, document, with: "live", base: await documentOf(flow.publishedVersion) };
  if (against === "none" || version === 1) return { version, document, with: "none", base: null };
  return { version, document, with: "before", base: await documentOf(version - 1) };
}
