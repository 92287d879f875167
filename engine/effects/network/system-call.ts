/** A call to a system beside the shop, by a connection of one of the kinds that it can be made by; what is wrong with that is said. */
import type { Wire } from "#engine/connectors/client.ts";
import { type AnyConnection, loadAnyConnection } from "#engine/store/connections.ts";
import type { KindId } from "#lib/outside/kinds.ts";
import type { EffectArgs, NetworkEffect } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { redactText } from "#lib/run/redact.ts";
import { gates } from "../outside-gates.ts";
import { forGood, forNow } from "./http-failure.ts";
import { providerWire } from "./provider-wire.ts";

export interface SystemCall<E extends NetworkEffect> {
  /** Stable for (run, node, visit). */
  readonly key: string;
  readonly args: EffectArgs<E>;
  readonly workspaceId: string;
}
export type SystemOutcome<R> = { readonly ok: true; readonly reply: R } | { readonly ok: false; readonly failure: Failure };
export type ConnectionOf<K extends KindId> = Extract<AnyConnection, { kind: K }>;

/** Where connections come from and calls go out; the tests have their own. */
export interface SystemSurroundings {
  readonly connection: (workspaceId: string, id: string) => Promise<AnyConnection | null>;
  readonly wire: (connection: AnyConnection, signal: AbortSignal) => Wire;
}
export const realSystems: SystemSurroundings = {
  connection: loadAnyConnection,
  wire: (connection, signal) => providerWire(connection, gates, signal),
};

export async function withSystem<K extends KindId, R>(
  { args, workspaceId }: { readonly args: { readonly connectionId: string }; readonly workspaceId: string },
  kinds: readonly K[],
  signal: AbortSignal,
  call: (connection: ConnectionOf<K>, wire: Wire) => Promise<SystemOutcome<R>>,
  surroundings: SystemSurroundings = realSystems,
): Promise<SystemOutcome<R>> {
  try {
    const found = args.connectionId === "" ? null : await surroundings.connection(workspaceId, args.connectionId);
    if (!found || !kinds.some((kind) => kind === found.kind)) return { ok: false, failure: missing };
    const outcome = await call(found as ConnectionOf<K>, surroundings.wire(found, signal));
    if (outcome.ok) return outcome;
    // what the other side says of its trouble may hold what we sent it
    const message = redactText(outcome.failure.message, Object.values(found.secrets));
    return { ok: false, failure: { ...outcome.failure, message } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof Error && error.name === "VaultError") return { ok: false, failure: forGood("http.connection-secret", why) };
    return { ok: false, failure: forNow("http.connection", `The call could not be made: ${why}`) };
  }
}

const missing = forGood("http.connection-missing", "The connection of this step is gone, or is of another kind. Choose another one.");
