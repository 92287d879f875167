import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Crumb } from "#components/frame/crumbs.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { currentLocale, saying } from "#components/language/saying.ts";
import { NoVersions } from "#components/versions/no-versions.tsx";
import { type Shown, VersionsView } from "#components/versions/versions-view.tsx";
import type { Actor } from "#engine/commands/actor.ts";
import { getFlow } from "#engine/queries/get-flow.ts";
import { getVersion } from "#engine/queries/get-version.ts";
import { listVersions } from "#engine/queries/list-versions.ts";
import { namedThings } from "#engine/queries/named-things.ts";
import type { FlowDetail } from "#lib/api/flows.ts";
import { diffFlows } from "#lib/flow/diff.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { mergeFlows } from "#lib/flow/merge.ts";
import { namesIn } from "#lib/flow/portable/references.ts";
import { tellChanges } from "#lib/flow/told-changes.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";
import { filtersFrom, idOrNotFound, orNotFound, reading, type Search } from "../../../../reading.ts";

interface Props {
  params: Promise<{ flowId: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(flowMenuWords.versions) };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await reading();
  const asked = idOrNotFound((await params).flowId);
  const flow = await orNotFound(getFlow(actor, asked));
  const [first, things] = await Promise.all([listVersions(actor, asked), namedThings(actor)]);
  const newest = first.items[0];
  if (!newest) return <NoVersions flowId={flow.id} name={flow.draft.name} />;
  const read = filtersFrom(await searchParams, ["v", "with"]);
  const live = flow.publishedVersion === null ? null : (await getVersion(actor, { id: flow.id, version: flow.publishedVersion })).document;
  const draftChanges = live ? diffFlows(live, flow.draft).length : null;
  // of a flow that is offline, what the draft has more than its last version would be lost as well
  const atStake =
    draftChanges ?? diffFlows((await getVersion(actor, { id: flow.id, version: newest.version })).document, flow.draft).length;
  const v = read.v ?? (draftChanges ? "draft" : String(newest.version));
  const shown = await shownOf(actor, flow, v, read.with);
  const locale = await currentLocale();
  const names = new Map(namesIn(things));
  const tell = (before: FlowDocument, after: FlowDocument) => tellChanges(diffFlows(before, after), locale, (id) => names.get(id));
  const [before, after] = inOrder(shown);
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
        fromLive={live && tell(live, shown.document)}
        draftChanges={draftChanges}
        atStake={atStake}
        shown={{
          version: shown.version,
          with: shown.with,
          merged: mergeFlows(before, after),
          changes: shown.base && tell(before, after),
        }}
        mayEdit={mayEdit(actor.role)}
      />
    </>
  );
}

interface Compared {
  version: number | null;
  document: FlowDocument;
  with: Shown["with"];
  base: FlowDocument | null;
}

/** Against the draft the version is what was: what the draft has more is new. */
const inOrder = ({ document, base, with: against }: Compared): [FlowDocument, FlowDocument] =>
  against === "draft" && base ? [document, base] : [base ?? document, document];

/** The version that is looked at and the one that it is held against. */
async function shownOf(actor: Actor, flow: FlowDetail, v: string, against: string | undefined): Promise<Compared> {
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
