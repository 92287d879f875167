import { and, eq, isNull } from "drizzle-orm";
import { source } from "#drizzle/schema/outside.ts";
import type { SourceChange, SourceChanged } from "#lib/api/outside.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { makeSecret } from "../connectors/webhooks.ts";
import { getSource } from "../queries/get-source.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { requireSecret, requireSettings, schemeOf, sourceSecret } from "./source-settings.ts";

/** A changed secret keeps the one before valid, so that nothing is lost while the sender is changed. */
export async function updateSource(actor: Actor, input: SourceChange & { id: string }): Promise<SourceChanged> {
  requireRole(actor, "editor");
  const mine = and(eq(source.workspaceId, actor.workspaceId), eq(source.id, input.id), isNull(source.deletedAt));
  const secret = await database().db.transaction(async (tx) => {
    const [row] = await tx.select().from(source).where(mine).for("update");
    if (!row) throw notFound("source");
    const scheme = schemeOf(row.scheme);
    const settings = input.settings ?? row.settings;
    if (input.settings) requireSettings(scheme, input.settings);
    if (input.secret !== undefined) requireSecret(scheme, input.secret, settings);
    const made = input.secret ?? (input.rotate ? makeSecret(scheme, settings) : null);
    if (input.rotate && made === null)
      throw new Refusal(422, "source.no-secret", refusalWords.sourceNoSecret, { extra: { field: "rotate" } });
    await tx
      .update(source)
      .set({
        updatedAt: new Date(),
        settings,
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.enabled === undefined ? {} : { enabled: input.enabled }),
        ...(input.forgetPrevious ? { previousSecretSealed: null } : {}),
        ...(made === null ? {} : { secretSealed: seal(made, sourceSecret(row.id)), previousSecretSealed: row.secretSealed }),
      })
      .where(mine);
    // a secret that the caller brought is not shown back
    return input.secret === undefined ? made : null;
  });
  return { ...(await getSource(actor, input)), secret };
}
