import type { Metadata } from "next";
import { cache } from "react";
import { Editor } from "#components/canvas/editor.tsx";
import { DeletedFlow } from "#components/flows/deleted-flow.tsx";
import { Crumb } from "#components/frame/crumbs.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { currentLocale } from "#components/language/saying.ts";
import { findDeletedFlow } from "#engine/queries/find-deleted-flow.ts";
import { getFlow } from "#engine/queries/get-flow.ts";
import { getVersion } from "#engine/queries/get-version.ts";
import { exampleEvent } from "#lib/commerce/samples/example-event.ts";
import { diffFlows } from "#lib/flow/diff.ts";
import { isTangled } from "#lib/flow/edit/tangled.ts";
import { tidy } from "#lib/flow/edit/tidy.ts";
import { startsOf } from "#lib/flow/starts-of.ts";
import { stepPieces } from "#lib/flow/step-words.ts";
import { validate } from "#lib/flow/validate.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { idOrNotFound, orNotFound, reading } from "../../../reading.ts";

interface Props {
  params: Promise<{ flowId: string }>;
}

/** Read once for the title and the page. */
const askedFlow = cache(async (id: string) => {
  const actor = await reading();
  const asked = idOrNotFound(id);
  const deleted = await findDeletedFlow(actor, asked);
  if (deleted) return { actor, deleted: { ...deleted, ...asked } };
  return { actor, flow: await orNotFound(getFlow(actor, asked)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { flow, deleted } = await askedFlow((await params).flowId);
  return { title: flow ? flow.draft.name : deleted.name };
}

export default async function FlowPage({ params }: Props) {
  const { actor, flow, deleted } = await askedFlow((await params).flowId);
  if (deleted) return <DeletedFlow flowId={deleted.id} name={deleted.name} mayEdit={mayEdit(actor.role)} />;
  const version = flow.publishedVersion;
  const live = version === null ? null : await getVersion(actor, { id: flow.id, version });
  const document = isTangled(flow.draft) ? tidy(flow.draft) : flow.draft;
  const locale = await currentLocale();
  const [starts = "order.created"] = startsOf(document, catalog);
  return (
    <>
      <Crumb label={flow.draft.name} />
      <Editor
        key={flow.id}
        flowId={flow.id}
        document={document}
        revision={flow.revision}
        live={live && { version: live.version, document: live.document }}
        changes={live && diffFlows(live.document, document).length}
        mayEdit={mayEdit(actor.role)}
        problems={validate(document, catalog, { flowId: flow.id, callable: null })}
        lines={Object.fromEntries(document.nodes.map((node) => [node.id, stepPieces(node, locale)]))}
        example={exampleEvent(starts, "", new Date().toISOString())}
      />
    </>
  );
}
