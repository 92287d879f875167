/** Drafts that cannot go live as they are: somebody has begun to change them, and has to mend something first. */
import type { FlowDocument } from "#lib/flow/flow.ts";
import { validate } from "#lib/flow/validate.ts";
import { limits } from "#lib/limits.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { database } from "../store/database.ts";

export interface SickDraft {
  id: string;
  name: string;
  problems: number;
}

/** The newest of them are looked through. What depends on other flows is left to the editor, which says it there. */
export async function sickDrafts(workspaceId: string): Promise<SickDraft[]> {
  const rows = await database().sql<{ id: string; name: string; draft: FlowDocument }[]>`
    select f.id, f.name, f.draft from flow f left join flow_version v on v.flow_id = f.id and v.version = f.published_version
    where f.workspace_id = ${workspaceId} and f.deleted_at is null and f.draft is distinct from v.document
    order by f.updated_at desc nulls last limit ${limits.draftsLookedThrough}`;
  return rows
    .map(({ id, name, draft }) => ({ id, name, problems: errorsIn(id, draft) }))
    .filter(({ problems }) => problems > 0)
    .slice(0, limits.draftsShown);
}

/** An empty drawing is not sick: nobody has begun it. */
function errorsIn(flowId: string, draft: FlowDocument): number {
  if (draft.nodes.length === 0) return 0;
  return validate(draft, catalog, { flowId, callable: null }).filter(({ level }) => level === "error").length;
}
