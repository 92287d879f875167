/**
 * Finds the addresses of a host, once, and holds the connection to them. A name that answers differently the second time
 * (DNS rebinding) gains nothing: what was checked is what is connected to.
 */
import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { isNeverAllowed, whyNotPublic } from "./address-guard.ts";
import { forGood, forNow } from "./http-failure.ts";

export interface Address {
  address: string;
  family: number;
}
/** All addresses of a name; throws where there is none. */
export type Resolve = (hostname: string) => Promise<Address[]>;

export const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true, verbatim: true });

export type Pinned = { ok: true; addresses: Address[] } | { ok: false; failure: Failure };

/** @param allowed hosts that may be private: `erp.internal`, `10.0.0.5:8080`. */
export async function resolvePinned(url: URL, allowed: readonly string[], resolve: Resolve, signal: AbortSignal): Promise<Pinned> {
  const hostname = bareHost(url);
  const found = await addressesOf(hostname, resolve, signal);
  if (!found.ok) return found;
  const opened = isAllowed(url, allowed);
  for (const { address } of found.addresses) {
    const why = whyNotPublic(address);
    if (why === null || (opened && !isNeverAllowed(address))) continue;
    const where = hostname === address ? `${address} is` : `${hostname} leads to ${address}, which is`;
    const message = isNeverAllowed(address)
      ? `${where} an address that no flow may call.`
      : `${where} inside a private network. If that is meant, allow this host in the settings of the step's connection.`;
    return { ok: false, failure: forGood("http.refused-address", message) };
  }
  return found;
}

/** Hands the checked addresses to the socket, whatever it asks for. */
export function pinnedLookup(addresses: readonly Address[]): LookupFunction {
  return (_hostname, options, callback) => {
    const wanted = addresses.filter(({ family }) => !options.family || options.family === family);
    const usable = wanted.length > 0 ? wanted : addresses;
    if (options.all) return callback(null, [...usable]);
    const [first] = usable;
    if (!first) return callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "", 0);
    callback(null, first.address, first.family);
  };
}

async function addressesOf(hostname: string, resolve: Resolve, signal: AbortSignal): Promise<Pinned> {
  const family = isIP(hostname);
  if (family) return { ok: true, addresses: [{ address: hostname, family }] };
  try {
    const addresses = await unlessAborted(resolve(hostname), signal);
    if (addresses.length === 0 || addresses.length > limits.httpAddressesMax) {
      return {
        ok: false,
        failure: forNow("http.dns", `${hostname} has ${addresses.length} addresses; between 1 and ${limits.httpAddressesMax} can be used.`),
      };
    }
    return { ok: true, addresses };
  } catch (error) {
    signal.throwIfAborted();
    // a name that is not known today may be a name server's bad minute, so it is tried again
    return {
      ok: false,
      failure: forNow("http.dns", `${hostname} was not found (${codeOf(error)}). Look at the address for a typing mistake.`),
    };
  }
}

/** The name in lower case, without IPv6 brackets and without the root's dot. */
function bareHost(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
}

function isAllowed(url: URL, allowed: readonly string[]): boolean {
  const host = bareHost(url);
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const written = isIP(host) === 6 ? `[${host}]` : host;
  return allowed.some((entry) => {
    const wanted = entry.trim().toLowerCase().replace(/\.$/, "");
    return wanted === host || wanted === written || wanted === `${written}:${port}`;
  });
}

/** What it comes to, or a rejection as soon as nobody waits for it any more. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) {
      promise.catch(() => {});
      return stop();
    }
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "no answer";
}
