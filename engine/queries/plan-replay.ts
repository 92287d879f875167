import type { ReplayPlan } from "#lib/api/replay.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { type Actor, notFound, Refusal, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { type Facts, planOf, readFacts } from "../store/prepare-replays.ts";

/** What running a run again would mean, from the start and from the step that failed, before anybody does it. */
export async function planReplay(actor: Actor, input: { id: string }): Promise<ReplayPlan> {
  requireRole(actor, "viewer");
  const { id } = input;
  const { sql } = database();
  return sql.begin("read only", async (tx) => {
    const fact = (await readFacts(tx, actor.workspaceId, [id])).get(id);
    if (!fact) {
      const live = await tx`select from run_live where id = ${id} and workspace_id = ${actor.workspaceId}`;
      throw live.length > 0 ? new Refusal(409, "run.not-ended", refusalWords.runNotEnded) : notFound("run");
    }
    const { version } = fact.origin;
    const [handled] = await tx<{ next_run_id: string | null }[]>`
      select next_run_id from run_handled where workspace_id = ${actor.workspaceId} and run_id = ${id}`;
    return {
      version,
      latest: fact.latest,
      same: waysOf(fact, version),
      latestVersion: fact.latest === null || fact.latest === version ? null : waysOf(fact, fact.latest),
      calls: fact.calls
        .map(({ key, node, effect, args, state }) => ({ key, node, effect, args, state }))
        .sort((a, b) => a.key.localeCompare(b.key)),
      handledBy: handled?.next_run_id ?? null,
    };
  });
}

function waysOf(fact: Facts, version: number): ReplayPlan["same"] {
  const way = (from: "start" | "failed-step"): ReplayPlan["same"]["start"] => {
    if (fact.trouble) return { trouble: fact.trouble, nodes: [], step: null };
    const answer = planOf(fact, { from, again: [], version }, new Date().toISOString());
    // where it failed is worth saying also where it cannot be gone on from before something is ticked
    return answer.ok
      ? { trouble: null, nodes: [], step: answer.failedAt }
      : { trouble: answer.trouble, nodes: [...answer.nodes], step: answer.failedAt };
  };
  return { start: way("start"), failedStep: way("failed-step") };
}
