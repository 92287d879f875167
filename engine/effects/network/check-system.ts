/** Tries by a read whether a system beside the shop answers, and says in a word what is there; null for one that has nothing to read. */
import type { Asked, Wire } from "#engine/connectors/client.ts";
import { dialogflowClient } from "#engine/connectors/dialogflow/client.ts";
import { modelClient } from "#engine/connectors/model/client.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { atTokens } from "./detect-intent.ts";
import { checkMail } from "./mail-send.ts";

export async function checkSystem(
  connection: AnyConnection,
  wire: (to: AnyConnection) => Wire,
  signal: AbortSignal,
): Promise<Asked<string> | null> {
  switch (connection.kind) {
    case "model":
      return await modelClient(wire(connection), connection.secrets).check();
    case "dialogflow":
      return await dialogflowClient(
        { agent: wire(connection), tokens: wire(atTokens(connection)) },
        connection.settings,
        connection.secrets,
      ).check();
    case "smtp": {
      const failure = await checkMail(connection, signal);
      return failure ? { ok: false, failure, carried: "no" } : { ok: true, value: new URL(connection.settings.baseUrl).host };
    }
    default:
      return null;
  }
}
