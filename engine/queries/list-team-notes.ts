import { and, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import { shopOrder, teamNote } from "#drizzle/schema/shop.ts";
import type { Page } from "#lib/api/page.ts";
import type { NoteListQuery, TeamNote } from "#lib/api/team.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, isoOrNull, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listTeamNotes(actor: Actor, input: NoteListQuery): Promise<Page<TeamNote>> {
  requireRole(actor, "viewer");
  const state = input.state ?? "open";
  const rows = await selectNotes(
    and(
      eq(teamNote.workspaceId, actor.workspaceId),
      state === "open" ? isNull(teamNote.doneAt) : undefined,
      state === "done" ? isNotNull(teamNote.doneAt) : undefined,
    ),
    placeOf(input),
    rowsOf(input) + 1,
  );
  return pageFrom(rows, input, (row) => ({ at: row.createdAt, id: row.id }), noteOf);
}

export function selectNotes(where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select({
      id: teamNote.id,
      text: teamNote.text,
      orderId: teamNote.orderId,
      orderNumber: shopOrder.number,
      urgent: teamNote.urgent,
      runId: teamNote.runId,
      approvalId: teamNote.approvalId,
      refused: teamNote.refused,
      createdAt: teamNote.createdAt,
      doneAt: teamNote.doneAt,
      doneBy: teamNote.doneBy,
    })
    .from(teamNote)
    .leftJoin(shopOrder, and(eq(shopOrder.workspaceId, teamNote.workspaceId), eq(shopOrder.id, teamNote.orderId)))
    .where(and(where, after(teamNote.createdAt, teamNote.id, place)))
    .orderBy(...newestFirst(teamNote.createdAt, teamNote.id))
    .limit(rows);
}
type NoteRow = Awaited<ReturnType<typeof selectNotes>>[number];

export function noteOf(row: NoteRow): TeamNote {
  const { id, text, urgent, runId, approvalId, refused, doneBy } = row;
  return {
    id,
    text,
    order: row.orderId ? { id: row.orderId, number: row.orderNumber ?? row.orderId } : null,
    urgent,
    runId,
    approvalId,
    refused,
    createdAt: iso(row.createdAt),
    doneAt: isoOrNull(row.doneAt),
    doneBy,
  };
}
