/**
 * Puts a message on a queue or a stream. Its id is the effect's key: a try whose answer never came is made again, and a reader that
 * looks at the id sees the message once. Connections stay open for a while, since opening one takes longer than a hundred messages.
 */
import { createHash } from "node:crypto";
import { type Broker, BrokerRefusal } from "#engine/connectors/broker.ts";
import { brokers, isBrokerKind } from "#engine/connectors/brokers.ts";
import { type AnyConnection, loadAnyConnection } from "#engine/store/connections.ts";
import { limits } from "#lib/limits.ts";
import { rulesOf } from "#lib/outside/gate.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { redactText } from "#lib/run/redact.ts";
import type { Gates } from "./gates.ts";
import { forGood, forNow } from "./http-failure.ts";
import { resolveBySystem, resolvePinned, unlessAborted } from "./resolve-pinned.ts";

interface Call {
  readonly key: string;
  readonly args: EffectArgs<"queue.publish">;
  readonly workspaceId: string;
}
type Outcome = { ok: true; reply: EffectReply<"queue.publish"> } | { ok: false; failure: Failure };
type BrokerConnection = Extract<AnyConnection, { kind: keyof typeof brokers }>;

const kept = new Map<string, { readonly broker: Promise<Broker>; timer: NodeJS.Timeout }>();

export async function performQueuePublish(gates: Gates, { key, args, workspaceId }: Call, signal: AbortSignal): Promise<Outcome> {
  const connection = await loadAnyConnection(workspaceId, args.connectionId).catch(() => null);
  if (!connection || !isBroker(connection))
    return {
      ok: false,
      failure: forGood("http.connection-missing", "The step's connection is not there any more, or leads to no queue and no stream."),
    };
  if (Buffer.byteLength(args.body) > limits.httpRequestBytesMax)
    return {
      ok: false,
      failure: forGood("http.too-much-to-send", `The content is longer than ${limits.httpRequestBytesMax / 1024} KB.`),
    };
  const message = { id: key, to: args.to, topic: args.topic, body: args.body };
  const call = { connectionId: connection.id, name: connection.name, rules: rulesOf(connection.settings), key };
  const outcome = await gates.through(call, signal, async () => {
    const failure = await withBroker(connection, signal, (broker) => broker.publish(message));
    return failure ? { ok: false, failure } : { ok: true, reply: { messageId: key } };
  });
  return outcome as Outcome;
}

/** Null: it answers. */
export const checkBroker = (connection: BrokerConnection, signal: AbortSignal): Promise<Failure | null> =>
  withBroker(connection, signal, (broker) => broker.check());

export const isBroker = (connection: AnyConnection): connection is BrokerConnection => isBrokerKind(connection.kind);

async function withBroker(
  connection: BrokerConnection,
  signal: AbortSignal,
  use: (broker: Broker) => Promise<void>,
): Promise<Failure | null> {
  const ms = connectionKinds[connection.kind].deadlineMs;
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  try {
    const broker = await brokerOf(connection, deadline, ms);
    if ("code" in broker) return broker;
    // opening it may have taken all the time there was
    deadline.throwIfAborted();
    await unlessAborted(use(broker), deadline);
    return null;
  } catch (error) {
    const said = redactText(error instanceof Error ? error.message : String(error), Object.values(connection.secrets));
    if (error instanceof BrokerRefusal) return forGood("http.status", said);
    const where = new URL(connection.settings.baseUrl).host;
    if (deadline.aborted) return forNow("http.timeout", `${where} did not confirm the message in time.`);
    return forNow("http.connection", `The message could not be handed over to ${where}: ${said}.`);
  }
}

async function brokerOf(connection: BrokerConnection, deadline: AbortSignal, timeoutMs: number): Promise<Broker | Failure> {
  const { id, kind, settings, secrets } = connection;
  const name = createHash("sha256")
    .update(JSON.stringify([id, settings, secrets]))
    .digest("base64url");
  const open = kept.get(name);
  const known = await open?.broker.catch(() => null);
  if (open && known?.isOpen) {
    open.timer.refresh();
    return known;
  }
  drop(name);
  const url = new URL(settings.baseUrl);
  // the rules of addresses know the web's schemes
  const pinned = await resolvePinned(new URL(`http://${url.host}`), settings.allowedHosts, resolveBySystem, deadline);
  if (!pinned.ok) return pinned.failure;
  const host = pinned.addresses[0]?.address ?? url.hostname;
  const broker = brokers[kind]({ url, host, user: secrets["user"] ?? "", password: secrets["password"] ?? "", timeoutMs });
  kept.set(name, { broker, timer: setTimeout(() => drop(name), limits.brokerKeptMs).unref() });
  return broker;
}

function drop(name: string): void {
  const open = kept.get(name);
  if (!open) return;
  kept.delete(name);
  clearTimeout(open.timer);
  open.broker.then((broker) => broker.close()).catch(() => {});
}
