/** A provider's certificate out of the text in which it is served: its own first, then those that lead to one that we trust. */
import { X509Certificate } from "node:crypto";
import { getCACertificates } from "node:tls";
import { limits } from "#lib/limits.ts";

/**
 * Null where the text is none, or where what stands with it does not lead to a root that this machine's own connections trust. A certificate
 * that comes alone, and was made by somebody else, is one whose link is not at hand: for it the connection that brought it has to vouch.
 */
export function certificateOf(text: string, nowMs: number): X509Certificate | null {
  const [own, ...others] = certificatesOf(text);
  if (!own || own.ca || !isCurrent(own, nowMs)) return null;
  if (others.length === 0 && own.issuer !== own.subject) return own;
  const roots = getCACertificates("default").flatMap(certificatesOf);
  let last = own;
  for (let links = 0; links <= limits.certificateChainMax; links++) {
    if (roots.some((root) => isMadeBy(last, root, nowMs))) return own;
    const next = others.find((other) => other !== last && isMadeBy(last, other, nowMs));
    if (!next) return null;
    last = next;
  }
  return null;
}

export function isCurrent({ validFromDate, validToDate }: X509Certificate, nowMs: number): boolean {
  return validFromDate.getTime() <= nowMs && nowMs <= validToDate.getTime();
}

/** The name that it was made for; empty where it has none, or several. */
export function commonName({ subject }: X509Certificate): string {
  const names = subject.split("\n").filter((line) => line.startsWith("CN="));
  return names.length === 1 ? (names[0]?.slice("CN=".length).toLowerCase() ?? "") : "";
}

const isMadeBy = (certificate: X509Certificate, maker: X509Certificate, nowMs: number): boolean =>
  certificate.issuer === maker.subject &&
  maker.ca &&
  isCurrent(maker, nowMs) &&
  certificate.checkIssued(maker) &&
  certificate.verify(maker.publicKey);

function certificatesOf(text: string): X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.slice(0, limits.certificateChainMax).map((block) => new X509Certificate(block));
  } catch {
    return [];
  }
}
