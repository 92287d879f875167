import type { InjectEventBody } from "#lib/api/events.ts";
import { tradewindEvent } from "#lib/commerce/platforms/tradewind.ts";
import { readablePlatforms, readingVersion, readMeaning } from "#lib/commerce/read-event.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import type { Accepted } from "../ingest/incoming.ts";
import { acceptNow } from "./accept-now.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

/** An event by hand, in our own shape or as a platform's payload; from here on it goes the way of every event. */
export async function injectEvent(actor: Actor, input: InjectEventBody): Promise<Accepted> {
  requireRole(actor, "editor");
  const { platform = "tradewind", topic, key } = input;
  if (!readablePlatforms.some((known) => known === platform)) throw shapeRefused("platform", `one of ${readablePlatforms.join(", ")}`);
  const payload = platform === "tradewind" ? ownShape(input) : input.body;
  const body = JSON.stringify(payload ?? null);
  const reading = { platform, topic: topic ?? input.type ?? "", v: readingVersion };
  if (readMeaning(reading, body).meaning.type === "other") throw notUnderstood(input, platform, payload);
  return acceptNow({
    workspaceId: actor.workspaceId,
    sourceId: null,
    origin: "hand",
    reading,
    body: Buffer.from(body),
    headers: {},
    dedupeKey: key ?? null,
    receivedAt: new Date(),
  });
}

/** `{ type, order, ... }`, `{ type, data: { order } }` and `{ type, body: { order } }` say the same. */
function ownShape({ platform: _, key: __, body, ...rest }: InjectEventBody): Record<string, unknown> {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...rest, ...body } : rest;
}

function notUnderstood(input: InjectEventBody, platform: string, payload: unknown): Refusal {
  if (platform !== "tradewind") return shapeRefused("body", `not a ${platform} payload for the topic “${input.topic ?? ""}”`);
  if (input.type === undefined && input.platform === undefined)
    return new Refusal(422, "event.type", refusalWords.eventType, { extra: { field: "type" } });
  const issue = tradewindEvent.safeParse(payload).error?.issues[0];
  return shapeRefused(issue?.path.map(String).join(".") || "order.id", issue?.message ?? "an order's event needs the order's id");
}

function shapeRefused(field: string, why: string): Refusal {
  return new Refusal(422, "event.shape", refusalWords.eventShape, { values: { why: `${field}: ${why}` }, extra: { field } });
}
