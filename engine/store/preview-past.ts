/** On how many past events a version of a flow would run, as of now. */
import type { Sql } from "#drizzle/client.ts";
import type { JobFilter, JobPreview, PastPreview } from "#lib/api/jobs.ts";
import { limits } from "#lib/limits.ts";
import type { Place } from "./job-targets.ts";
import { readPastFlow, readStretch } from "./past-events.ts";

const atOnce = 500;
const examplesMax = 5;

/** Null: there is no such version. */
export async function previewPast(
  sql: Sql,
  workspaceId: string,
  filter: JobFilter & { readonly flowId: string; readonly version: number },
  entities: readonly string[] | null,
  most: number | undefined,
  until: string,
): Promise<JobPreview | null> {
  const flow = await readPastFlow(sql, workspaceId, filter.flowId, filter.version);
  if (!flow) return null;
  const past: PastPreview = { fit: 0, handled: 0, unfit: 0, examples: [] };
  let more = false;
  let place: Place | null = null;
  for (let stretches = 1; ; stretches++) {
    const stretch = await readStretch(sql, flow, filter, entities, until, place, atOnce);
    if (!stretch.place) break;
    place = stretch.place;
    past.unfit += stretch.unfit;
    for (const { event, handled } of stretch.events) {
      if (handled) past.handled++;
      else {
        past.fit++;
        const label = event.order?.number || event.customer?.name || null;
        past.examples = [...past.examples, { eventId: event.id, label, receivedAt: event.receivedAt }].slice(-examplesMax);
      }
    }
    if (past.fit + past.handled + past.unfit >= limits.pastPreviewMax || stretches >= limits.pastStretchesMax) {
      more = true;
      break;
    }
  }
  // a limit is kept from the oldest on
  const fit = most === undefined ? past.fit : Math.min(past.fit, most);
  return { count: fit, more: more && fit < (most ?? Number.POSITIVE_INFINITY), past: { ...past, fit } };
}
