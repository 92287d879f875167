import { and, eq, isNull } from "drizzle-orm";
import { connection, source } from "#drizzle/schema/outside.ts";
import type { Registration } from "#lib/api/connect.ts";
import { connectRefusals } from "#lib/language/connect.ts";
import { limits } from "#lib/limits.ts";
import { shopTopics } from "#lib/outside/topics.ts";
import type { Subscriptions } from "../connectors/client.ts";
import { clientOf } from "../connectors/clients.ts";
import { providerWire } from "../effects/network/provider-wire.ts";
import { opened } from "../store/connections.ts";
import { database } from "../store/database.ts";
import { open } from "../vault.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { addressOfSource, isReachable } from "./address.ts";
import { sourceSecret } from "./source-settings.ts";

/** Asks the shop to send us what it does not send yet; what it sends already is left as it is. */
export async function registerTopics(actor: Actor, input: { id: string }): Promise<Registration> {
  requireRole(actor, "editor");
  const { db } = database();
  const own = and(eq(connection.workspaceId, actor.workspaceId), eq(connection.id, input.id), isNull(connection.deletedAt));
  const [row] = await db.select().from(connection).where(own);
  const whole = row && opened(row.id, row);
  if (!whole) throw notFound("connection");
  const sourceId = "sourceId" in whole.settings ? whole.settings.sourceId : "";
  const [its] = sourceId
    ? await db
        .select()
        .from(source)
        .where(and(eq(source.workspaceId, actor.workspaceId), eq(source.id, sourceId), isNull(source.deletedAt)))
    : [];
  if (!its) throw new Refusal(409, "connect.no-source", connectRefusals.noSource);
  const url = addressOfSource(its.id);
  const wanted = shopTopics[whole.kind as keyof typeof shopTopics] ?? [];
  const subscriptions = clientOf(whole, providerWire(whole, null, AbortSignal.timeout(limits.registerMs)))?.subscriptions;
  if (!subscriptions || wanted.length === 0) return { url, reachable: isReachable(), registered: [], missing: [], problem: "" };
  // a shop cannot send to an address that only exists here, and some check it at once
  if (!isReachable()) return { url, reachable: false, registered: [], missing: [...wanted], problem: "" };
  const secret = its.secretSealed ? open(its.secretSealed, sourceSecret(its.id)) : "";
  return { url, reachable: true, ...(await register(subscriptions, wanted, url, secret)) };
}

async function register(subscriptions: Subscriptions, wanted: readonly string[], url: string, secret: string) {
  const known = await subscriptions.list(url);
  if (!known.ok) return { registered: [], missing: [...wanted], problem: known.failure.message };
  const named = (topic: string) => topic.replaceAll("/", "_").toLowerCase();
  const there = new Set(known.value.map(named));
  const registered = wanted.filter((topic) => there.has(named(topic)));
  const missing: string[] = [];
  let problem = "";
  for (const topic of wanted) {
    if (registered.includes(topic)) continue;
    const added = await subscriptions.add(topic, url, secret);
    if (added.ok) registered.push(topic);
    else {
      missing.push(topic);
      problem ||= added.failure.message;
    }
  }
  return { registered, missing, problem };
}
