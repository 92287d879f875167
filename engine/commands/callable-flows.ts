/** The live flows that other flows may call, and what each asks for. */
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import type { CallableFlow } from "#lib/api/flows.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { isObject } from "#lib/flow/is-object.ts";
import type { Around } from "#lib/flow/logic-problems.ts";
import { limits } from "#lib/limits.ts";
import type { database } from "../store/database.ts";
import type { Actor } from "./actor.ts";
import type { Tx } from "./flow-rows.ts";

const byCall = JSON.stringify({ nodes: [{ type: "trigger.flow" }] });
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function callableFlows(
  db: Tx | ReturnType<typeof database>["db"],
  actor: Actor,
  ids?: readonly string[],
): Promise<CallableFlow[]> {
  const rows = await db
    .select({ id: flow.id, name: flow.name, document: flowVersion.document })
    .from(flow)
    .innerJoin(flowVersion, and(eq(flowVersion.flowId, flow.id), eq(flowVersion.version, flow.publishedVersion)))
    .where(
      and(
        eq(flow.workspaceId, actor.workspaceId),
        isNull(flow.deletedAt),
        ids ? inArray(flow.id, [...ids]) : undefined,
        sql`${flowVersion.document} @> ${byCall}::jsonb`,
      ),
    )
    .orderBy(asc(flow.name))
    .limit(limits.pageRowsMax);
  return rows.flatMap(({ id, name, document }) => {
    const start = document.nodes.find((node) => node.type === "trigger.flow" && !node.disabled);
    if (!start) return [];
    const asked = start.config["inputs"];
    const inputs = isObject(asked) ? Object.fromEntries(Object.entries(asked).map(([input, words]) => [input, String(words)])) : {};
    return [{ id, name, inputs }];
  });
}

/** What a flow's check has to know of the others: nothing where it calls none. */
export async function aroundFlow(
  db: Tx | ReturnType<typeof database>["db"],
  actor: Actor,
  flowId: string,
  document: FlowDocument,
): Promise<Around> {
  const called = document.nodes.flatMap((node) => (node.type === "logic.call-flow" ? [String(node.config["flow"] ?? "")] : []));
  if (called.length === 0) return { flowId, callable: null };
  const ids = called.filter((id) => uuid.test(id));
  return { flowId, callable: ids.length === 0 ? [] : await callableFlows(db, actor, ids) };
}
