import { z } from "zod";
import type { ConnectionKindSummary } from "#lib/api/outside.ts";
import type { ConnectionKind } from "#lib/outside/kind.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { type Actor, requireRole } from "../commands/actor.ts";

export async function listConnectionKinds(actor: Actor): Promise<{ items: ConnectionKindSummary[] }> {
  requireRole(actor, "viewer");
  return {
    items: Object.values<ConnectionKind>(connectionKinds).map(({ id, title, summary, group, secrets, findIt, settings }) => ({
      ...{ id, title, summary, group, findIt },
      secrets: secrets.map(({ name, label, optional }) => ({ name, label, optional: optional ?? false })),
      settings: z.toJSONSchema(settings, { io: "input", unrepresentable: "any" }),
    })),
  };
}
