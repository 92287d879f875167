/** Whether an address lies in the public internet. Everything else is refused, so that no flow reaches into the network it runs in. */
import { isIPv4, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

/** Why an address is not public: `loopback`, `private`, `metadata` ...; null where it is. Text that is no address is `invalid`. */
export function whyNotPublic(address: string): string | null {
  if (isIPv4(address)) return ofIPv4(ipaddr.IPv4.parse(address));
  // with a zone (fe80::1%eth0) it belongs to one of our own interfaces
  if (!isIPv6(address) || address.includes("%")) return "invalid";
  return ofIPv6(ipaddr.IPv6.parse(address));
}

export function isPublicAddress(address: string): boolean {
  return whyNotPublic(address) === null;
}

/** Addresses that no allow list opens: the cloud's credentials, our own links, and what is no single machine. */
export function isNeverAllowed(address: string): boolean {
  return neverAllowed.has(whyNotPublic(address) ?? "");
}
const neverAllowed = new Set(["invalid", "metadata", "linkLocal", "multicast", "broadcast", "unspecified", "reserved"]);

/** Cloud metadata outside 169.254.0.0/16: Azure's wire server, Alibaba's, Oracle's. */
const metadata = new Set(["169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"]);

function ofIPv4(address: ipaddr.IPv4): string | null {
  if (metadata.has(address.toString())) return "metadata";
  const range: string = address.range();
  return range === "unicast" ? null : range;
}

function ofIPv6(address: ipaddr.IPv6): string | null {
  if (metadata.has(address.toString())) return "metadata";
  const bytes = address.toByteArray();
  const starts = (...prefix: number[]) => prefix.every((byte, i) => bytes[i] === byte);
  const inner = (at: number) => ofIPv4(new ipaddr.IPv4(bytes.slice(at, at + 4)));
  const zeros = (from: number, to: number) => bytes.slice(from, to).every((byte) => byte === 0);

  if (zeros(0, 10) && bytes[10] === 0xff && bytes[11] === 0xff) return inner(12);
  if (starts(0x00, 0x64, 0xff, 0x9b) && zeros(4, 12)) return inner(12);
  if (starts(0x20, 0x02)) return inner(2);
  if (starts(0x20, 0x01, 0, 0)) return inner(4) ?? ofIPv4(new ipaddr.IPv4(bytes.slice(12).map((byte) => byte ^ 0xff)));
  // IPv4-compatible, IPv4-translated and local NAT64 have no business in the public internet
  if (zeros(0, 8) && !zeros(8, 16) && address.toString() !== "::1") return "reserved";
  const range: string = address.range();
  if (range !== "unicast") return range;
  // ISATAP carries an IPv4 address in its interface part
  if ((bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe) return inner(12);
  // only 2000::/3 is given out; 2001::/23 is for protocols
  if (((bytes[0] ?? 0) & 0xe0) !== 0x20) return "reserved";
  return starts(0x20, 0x01) && (bytes[2] ?? 0) < 2 ? "reserved" : null;
}
