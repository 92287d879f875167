import { type ReplayBody, replayBody } from "#lib/api/replay.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { replayTroubleWords } from "#lib/language/replay.ts";
import { database } from "../store/database.ts";
import { deliver } from "../store/deliver.ts";
import { markHandled } from "../store/handled-runs.ts";
import { prepareReplays } from "../store/prepare-replays.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

/**
 * The same event once more, as a run of its own that goes on using the first one's keys: what is done stays done. Two clicks
 * before it begins are one.
 */
export async function replayRun(actor: Actor, input: { id: string } & Partial<ReplayBody>): Promise<{ runId: string }> {
  requireRole(actor, "editor");
  const { id, ...choice } = input;
  const { sql } = database();
  return sql.begin(async (tx) => {
    const [prepared] = await prepareReplays(tx, actor.workspaceId, [id], replayBody.parse(choice), new Date().toISOString());
    if (!prepared || prepared.trouble === "gone") {
      const live = await tx`select from run_live where id = ${id} and workspace_id = ${actor.workspaceId}`;
      throw live.length > 0 ? new Refusal(409, "run.not-ended", refusalWords.runNotEnded) : notFound("run");
    }
    if (prepared.trouble !== null) {
      const { trouble, nodes } = prepared;
      throw new Refusal(409, `replay.${trouble}`, replayTroubleWords[trouble], { extra: { steps: nodes } });
    }
    await deliver(tx, prepared.instruction);
    const { runId } = prepared.instruction;
    await markHandled(tx, actor.workspaceId, "again", actor.name, [{ runId: id, nextRunId: runId }]);
    return { runId };
  });
}
