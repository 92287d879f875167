import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { source } from "#drizzle/schema/outside.ts";
import type { TestSent } from "#lib/api/outside.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { testAnswerHeader, testEvent } from "../connectors/test-event.ts";
import { database } from "../store/database.ts";
import { open } from "../vault.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { addressOfSource, loopbackAddress } from "./address.ts";
import { schemeOf, sourceSecret } from "./source-settings.ts";

const answered = z.object({ eventId: z.string(), duplicate: z.boolean() });

/** Goes through the front door like a sender's message, so that it shows what a sender would meet. */
export async function sendTestEvent(actor: Actor, input: { id: string }): Promise<TestSent> {
  requireRole(actor, "editor");
  const [row] = await database()
    .db.select()
    .from(source)
    .where(and(eq(source.workspaceId, actor.workspaceId), eq(source.id, input.id), isNull(source.deletedAt)));
  if (!row) throw notFound("source");
  if (!row.enabled) throw new Refusal(409, "source.off", refusalWords.sourceOff);
  const secret = row.secretSealed === null ? null : open(row.secretSealed, sourceSecret(row.id));
  const sample = testEvent({ scheme: schemeOf(row.scheme), settings: row.settings, secret, address: addressOfSource(row.id) }, Date.now());
  if (!sample) throw new Refusal(422, "source.settings", refusalWords.sourceSettings, { values: { why: row.scheme } });
  const answer = await fetch(`${loopbackAddress()}/hooks/${row.id}`, {
    method: "POST",
    headers: sample.headers,
    body: sample.body,
    redirect: "manual",
    signal: AbortSignal.timeout(limits.httpTimeoutMs),
  }).catch((error: unknown) => {
    throw new Refusal(502, "source.test", refusalWords.testNotSent, {
      values: { why: error instanceof Error ? error.message : String(error) },
    });
  });
  await answer.body?.cancel();
  const said = answered.safeParse(parsed(answer.headers.get(testAnswerHeader) ?? ""));
  return { status: answer.status, eventId: said.data?.eventId ?? null, duplicate: said.data?.duplicate ?? false };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
