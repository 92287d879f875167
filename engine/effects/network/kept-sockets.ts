/**
 * Sockets that stay open between the calls of one connection. One is used again only for the same addresses, checked anew for
 * each call, so what the address guard has said holds for it too.
 */
import { Agent, type AgentOptions } from "node:http";
import { Agent as SecureAgent } from "node:https";
import { limits } from "#lib/limits.ts";
import type { Address } from "./resolve-pinned.ts";

/** A little shorter than servers commonly keep them (5 s), so that we seldom write into one that is being closed. */
const options: AgentOptions = { keepAlive: true, maxFreeSockets: limits.keptSocketsMax, timeout: limits.keptSocketMs };

interface Pair {
  readonly http: Agent;
  readonly https: SecureAgent;
}
const pools = new Map<string, Pair>();

/** @param owner whose calls may share it: the connection's id */
export function keptSockets(owner: string, secure: boolean, addresses: readonly Address[]): Agent {
  const name = `${owner} ${addresses.map(({ address }) => address).join(" ")}`;
  let pool = pools.get(name);
  if (pool) pools.delete(name);
  else pool = { http: new Agent(options), https: new SecureAgent(options) };
  // the one used last stands last
  pools.set(name, pool);
  if (pools.size > limits.keptPoolsMax) drop(pools.keys().next().value);
  return secure ? pool.https : pool.http;
}

function drop(name: string | undefined): void {
  if (name === undefined) return;
  const pool = pools.get(name);
  pools.delete(name);
  // calls that are under way keep theirs: only what is free is closed
  for (const agent of pool ? [pool.http, pool.https] : [])
    for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}
