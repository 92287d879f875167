/** How rows of the two run tables become one kind of summary: the columns a list reads, never the journal. */
import { sql } from "drizzle-orm";
import { run, runLive } from "#drizzle/schema/engine.ts";
import { flow } from "#drizzle/schema/flow.ts";
import type { RunSummary } from "#lib/api/runs.ts";
import { entityTypes } from "#lib/commerce/event.ts";
import type { RunStatus } from "#lib/run/journal.ts";
import { iso, isoOrNull } from "./keyset.ts";

const moment = (name: string) => sql<Date | null>`null::timestamptz`.mapWith(run.endedAt).as(name);
const noText = (name: string) => sql<string | null>`null::text`.as(name);

const common = (table: typeof run | typeof runLive) => ({
  id: table.id,
  flowId: table.flowId,
  flowName: sql<string>`coalesce(${flow.name}, '')`.as("flow_name"),
  version: table.version,
  status: sql<RunStatus>`${table.status}`.as("status"),
  entityType: table.entityType,
  entityId: table.entityId,
  entityLabel: table.entityLabel,
  eventId: table.eventId,
  eventType: table.eventType,
  replay: table.replay,
  startedAt: table.startedAt,
});

export const endedColumns = {
  ...common(run),
  endedAt: sql<Date | null>`${run.endedAt}`.mapWith(run.endedAt).as("ended_at"),
  failureCode: sql<string | null>`${run.failureCode}`.as("failure_code"),
  failureMessage: sql<string | null>`${run.failureMessage}`.as("failure_message"),
  wakeAt: moment("wake_at"),
  reason: noText("reason"),
};

export const liveColumns = {
  ...common(runLive),
  endedAt: moment("ended_at"),
  failureCode: noText("failure_code"),
  failureMessage: noText("failure_message"),
  wakeAt: sql<Date | null>`${runLive.wakeAt}`.mapWith(runLive.wakeAt).as("wake_at"),
  reason: sql<string | null>`${runLive.reason}`.as("reason"),
};

export interface RunRow {
  id: string;
  flowId: string;
  flowName: string;
  version: number;
  status: RunStatus;
  entityType: string | null;
  entityId: string | null;
  entityLabel: string | null;
  eventId: string;
  eventType: string;
  replay: number;
  startedAt: Date;
  endedAt: Date | null;
  failureCode: string | null;
  failureMessage: string | null;
  wakeAt: Date | null;
  reason: string | null;
  behind?: RunSummary["waitingBehind"];
}

export function summaryOf(row: RunRow): RunSummary {
  const { id, flowId, flowName, version, status, entityLabel, eventId, eventType, replay } = row;
  return {
    id,
    flowId,
    flowName,
    version,
    status,
    entity: entityOf(row.entityType, row.entityId),
    entityLabel,
    eventId,
    eventType,
    replay,
    startedAt: iso(row.startedAt),
    endedAt: isoOrNull(row.endedAt),
    failure: row.failureCode === null ? null : { code: row.failureCode, message: row.failureMessage ?? "" },
    waitingBehind: row.behind ?? null,
    waiting: status === "parked" ? { until: isoOrNull(row.wakeAt), reason: row.reason ?? "" } : null,
  };
}

export function entityOf(type: string | null, id: string | null): RunSummary["entity"] {
  const known = entityTypes.find((name) => name === type);
  return known && id !== null ? { type: known, id } : null;
}
