import { z } from "zod";
import type { SourceScheme } from "#lib/api/outside.ts";
import { sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { type Actor, requireRole } from "../commands/actor.ts";

export async function listSourceSchemes(actor: Actor): Promise<{ items: SourceScheme[] }> {
  requireRole(actor, "viewer");
  return {
    items: Object.values(sourceSchemes).map(({ id, title, summary, secret, secretHint, warning, settings }) => ({
      id,
      title,
      summary,
      secret,
      secretHint,
      warning,
      settings: z.toJSONSchema(settings, { io: "input", unrepresentable: "any" }),
    })),
  };
}
