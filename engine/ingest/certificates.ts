/**
 * The certificates that providers sign with, fetched from where their messages say. Whoever sends a message can make us ask, so what is
 * asked is bounded: each place once at a time, a few places at once, what was not there not again for a while, and only public addresses.
 */
import type { X509Certificate } from "node:crypto";
import { limits } from "#lib/limits.ts";
import type { WantedCertificate } from "../connectors/connector.ts";
import { exchange } from "../effects/network/exchange.ts";
import { type Resolve, resolveBySystem, resolvePinned } from "../effects/network/resolve-pinned.ts";

/** `away`: it could not be looked for now, which says nothing of the message. Null: there is none of the provider's. */
export type Found = X509Certificate | null | "away";

export interface Certificates {
  find(wanted: WantedCertificate): Promise<Found>;
}

interface Parts {
  /** Null: it is not there. `away`: nobody could be asked. */
  fetchText?(wanted: WantedCertificate): Promise<{ text: string } | null | "away">;
  resolve?: Resolve;
  /** Milliseconds since 1970. */
  now?(): number;
}

export function certificates({ resolve = resolveBySystem, fetchText = fetchBy(resolve), now = Date.now }: Parts = {}): Certificates {
  const known = new Map<string, { certificate: X509Certificate | null; until: number }>();
  const asked = new Map<string, Promise<Found>>();

  async function ask(wanted: WantedCertificate): Promise<Found> {
    const { href } = wanted.url;
    const fetched = await fetchText(wanted);
    if (fetched === "away") return known.get(href)?.certificate ?? "away";
    const certificate = fetched && wanted.read(fetched.text, now());
    known.delete(href);
    known.set(href, { certificate, until: now() + (certificate ? limits.certificateKeptMs : limits.certificateMissedMs) });
    const oldest = known.keys().next();
    if (known.size > limits.certificatesInMemoryMax && !oldest.done) known.delete(oldest.value);
    return certificate;
  }

  return {
    async find(wanted) {
      const { href } = wanted.url;
      const entry = known.get(href);
      if (entry && now() < entry.until) return entry.certificate;
      let asking = asked.get(href);
      if (!asking) {
        if (asked.size >= limits.certificateFetchesMax) return entry?.certificate ?? "away";
        asking = ask(wanted).finally(() => asked.delete(href));
        asked.set(href, asking);
      }
      return asking;
    },
  };
}

/** Over a line to an address that was checked; where it leads on to is not followed. */
const fetchBy = (resolve: Resolve) => async (wanted: WantedCertificate) => {
  const { url, allowed } = wanted;
  const signal = AbortSignal.timeout(limits.certificateFetchMs);
  try {
    const pinned = await resolvePinned(url, allowed, resolve, signal);
    if (!pinned.ok) return pinned.failure.final ? null : "away";
    const outgoing = { method: "GET", url, headers: { accept: "*/*", "user-agent": "Tradewind" }, body: null, addresses: pinned.addresses };
    const got = await exchange({ ...outgoing, keptBy: null, bytesMax: limits.certificateBytesMax }, signal, { sent: false });
    if (!got.ok || got.answer.status >= 500 || got.answer.status === 429) return "away";
    return got.answer.status === 200 ? { text: Buffer.from(got.answer.bytes).toString("utf8") } : null;
  } catch {
    return "away";
  }
};
