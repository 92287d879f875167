/** What the button says before it is pressed: how much a job would come to, and for an undo or past events what of it is left alone. */
import type { JobBody, JobFilter, JobPreview } from "#lib/api/jobs.ts";
import { jobRefusals } from "#lib/language/jobs.ts";
import { type Actor, notFound, Refusal, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { countTargets } from "../store/job-targets.ts";
import { previewPast } from "../store/preview-past.ts";
import { previewUndo } from "../store/preview-undo.ts";
import { findEntities } from "./find-entities.ts";

export async function previewJob(
  actor: Actor,
  input: Pick<JobBody, "kind" | "filter"> & Partial<Pick<JobBody, "options">>,
): Promise<JobPreview> {
  requireRole(actor, "editor");
  const { kind, filter, options } = input;
  const { workspaceId } = actor;
  const { sql } = database();
  const now = new Date().toISOString();
  if (kind !== "undo" && kind !== "past") return countTargets(sql, workspaceId, kind, filter, now);
  const preview =
    kind === "undo"
      ? await previewUndo(sql, workspaceId, ofVersion(filter), options?.nodes, now)
      : await previewPast(sql, workspaceId, ofVersion(filter), await searched(actor, filter), options?.most, now);
  if (!preview) throw notFound("version");
  return preview;
}

export function ofVersion(filter: JobFilter): JobFilter & { flowId: string; version: number } {
  const { flowId, version } = filter;
  if (flowId === undefined || version === undefined) throw new Refusal(422, "job.version", jobRefusals.version);
  return { ...filter, flowId, version };
}

/** What a search of past events means now; null: nothing is searched for. */
export async function searched(actor: Actor, { q }: JobFilter): Promise<string[] | null> {
  if (!q?.trim()) return null;
  const { orders, customers } = await findEntities(actor, q);
  return [...orders.map((id) => `order:${id}`), ...customers.map((id) => `customer:${id}`)];
}
