import { and, eq, isNull } from "drizzle-orm";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import type { Accepted } from "../ingest/incoming.ts";
import { database } from "../store/database.ts";
import { acceptNow } from "./accept-now.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

/** A click: an event meant for this flow alone. It starts the live version, not the draft. */
export async function runFlowNow(actor: Actor, input: { id: string; input?: Record<string, string> | undefined }): Promise<Accepted> {
  requireRole(actor, "editor");
  const [row] = await database()
    .db.select({ document: flowVersion.document })
    .from(flow)
    .leftJoin(flowVersion, and(eq(flowVersion.flowId, flow.id), eq(flowVersion.version, flow.publishedVersion)))
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, input.id), isNull(flow.deletedAt)));
  if (!row) throw notFound("flow");
  if (!row.document) throw new Refusal(409, "flow.not-live", refusalWords.flowNotLive);
  if (!row.document.nodes.some((node) => node.type === "trigger.manual" && !node.disabled)) {
    throw new Refusal(409, "flow.no-click", refusalWords.flowNoClick);
  }
  const click = { type: "manual.started", flowId: input.id, by: actor.name, input: input.input ?? {} };
  return acceptNow({
    workspaceId: actor.workspaceId,
    sourceId: null,
    origin: "click",
    reading: { platform: "tradewind", topic: "manual.started", v: readingVersion },
    body: Buffer.from(JSON.stringify(click)),
    headers: {},
    dedupeKey: null,
    receivedAt: new Date(),
    onlyFlowId: input.id,
  });
}
