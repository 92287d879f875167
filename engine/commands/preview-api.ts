import { and, eq } from "drizzle-orm";
import { apiOperation } from "#drizzle/schema/api.ts";
import type { ApiPreview, ApiPreviewBody } from "#lib/api/apis.ts";
import { operationChangeWords } from "#lib/language/api-changes.ts";
import type { Words } from "#lib/language/words.ts";
import { limits } from "#lib/limits.ts";
import { operationChanges } from "#lib/openapi/changes.ts";
import type { TaggedOperation } from "#lib/openapi/read-api.ts";
import { tell } from "#lib/openapi/tell.ts";
import { requireApi } from "../queries/api-rows.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { digestOf, requireReadable } from "./api-draft.ts";

export async function previewApi(actor: Actor, { document, against }: ApiPreviewBody): Promise<ApiPreview> {
  requireRole(actor, "editor");
  const known = against === undefined ? null : await requireApi(actor, against);
  const { operations, left, ...said } = requireReadable(document);
  const same = known?.digest === digestOf(document);
  return {
    ...said,
    offered: operations.map(({ key, method, path, title, tag }) => ({ key, method, path, title, tag })),
    leftOut: left,
    changes: known && !same ? await changesSince(actor, known, operations) : null,
    same,
  };
}

async function changesSince(
  actor: Actor,
  known: { id: string; revision: number },
  operations: readonly TaggedOperation[],
): Promise<Words[]> {
  const rows = await database()
    .db.select({ described: apiOperation.described })
    .from(apiOperation)
    .where(
      and(eq(apiOperation.workspaceId, actor.workspaceId), eq(apiOperation.apiId, known.id), eq(apiOperation.revision, known.revision)),
    );
  const before = new Map(rows.map(({ described }) => [described.key, described]));
  const after = new Set(operations.map(({ key }) => key));
  const changes: Words[] = [];
  const named = ({ title, method, path }: { title: string; method: string; path: string }) => ({ title, method, path });
  for (const each of before.values()) if (!after.has(each.key)) changes.push(tell(operationChangeWords.callGone, named(each)));
  for (const each of operations) {
    const old = before.get(each.key);
    if (!old) changes.push(tell(operationChangeWords.newCall, named(each)));
    else
      for (const change of operationChanges(old, each)) changes.push(tell(operationChangeWords.callChanged, { title: each.title, change }));
  }
  if (changes.length <= limits.apiChangesShown) return changes;
  const n = changes.length - limits.apiChangesShown;
  return [...changes.slice(0, limits.apiChangesShown), tell(operationChangeWords.more, { n })];
}
