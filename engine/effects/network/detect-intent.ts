/** Asks the shop's Dialogflow agent what a customer wants. A question that is asked twice is answered twice, so it is simply made again. */
import type { Wire } from "#engine/connectors/client.ts";
import { dialogflowClient } from "#engine/connectors/dialogflow/client.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import type { EffectReply } from "#lib/run/effects.ts";
import { type ConnectionOf, realSystems, type SystemCall, type SystemOutcome, type SystemSurroundings, withSystem } from "./system-call.ts";

export function performDetectIntent(
  call: SystemCall<"dialogflow.detect-intent">,
  signal: AbortSignal,
  surroundings: SystemSurroundings = realSystems,
): Promise<SystemOutcome<EffectReply<"dialogflow.detect-intent">>> {
  const { session, text, language } = call.args;
  const detect = async (
    connection: ConnectionOf<"dialogflow">,
    agent: Wire,
  ): Promise<SystemOutcome<EffectReply<"dialogflow.detect-intent">>> => {
    const tokens = surroundings.wire(atTokens(connection), signal);
    const asked = await dialogflowClient({ agent, tokens }, connection.settings, connection.secrets).detect(session, text, language);
    return asked.ok ? { ok: true, reply: asked.value } : asked;
  };
  return withSystem(call, ["dialogflow"], signal, detect, surroundings);
}

/** The same connection, calling the address that gives tokens. */
export const atTokens = (connection: ConnectionOf<"dialogflow">): AnyConnection => ({
  ...connection,
  settings: { ...connection.settings, baseUrl: connection.settings.tokenUrl },
});
