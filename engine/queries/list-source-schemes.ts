import { z } from "zod";
import type { SourceScheme } from "#lib/api/outside.ts";
import { sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { type Actor, requireRole } from "../commands/actor.ts";

export async function listSourceSchemes(actor: Actor): Promise<{ items: SourceScheme[] }> {
  requireRole(actor, "viewer");
  return {
    items: Object.values(sourceSchemes).map(({ id, group, title, summary, secret, secretHint, steps, warning, settings }) => ({
      id,
      group,
      title,
      summary,
      secret,
      secretHint,
      steps: [...steps],
      warning,
      settings: z.toJSONSchema(settings, { io: "input", unrepresentable: "any" }),
    })),
  };
}
