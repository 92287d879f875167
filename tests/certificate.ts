/** Certificates, written by hand: Node reads them and makes none. For the tests of a provider that shows its key in one. */
import { createPublicKey, createSign, type KeyObject, randomBytes } from "node:crypto";

const tagged = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...parts: Uint8Array[]) => tagged(0x30, ...parts);
const bytes = (hex: string) => Buffer.from(hex, "hex");
const sha256WithRsa = sequence(bytes("06092a864886f70d01010b"), bytes("0500"));
const nameOf = (common: string) => sequence(tagged(0x31, sequence(bytes("0603550403"), tagged(0x0c, Buffer.from(common)))));
/** Two digits of the year: to 2049. */
const time = (date: string) => tagged(0x17, Buffer.from(`${date.slice(2).replaceAll("-", "")}000000Z`));

interface Asked {
  name: string;
  key: KeyObject;
  /** Absent: itself. */
  by?: { name: string; key: KeyObject };
  /** May it make others? */
  isMaker?: boolean;
  /** IPv4 addresses that it serves. */
  addresses?: readonly string[];
  from?: string;
  to?: string;
}

export function certificateOf(privateKey: KeyObject): { certificate: string; serial: string } {
  return issueCertificate({ name: "Tenpay.com Root CA", key: privateKey });
}

export function issueCertificate({ name, key, by = { name, key }, isMaker = false, addresses = [], from, to }: Asked) {
  const serial = Buffer.concat([Buffer.from([0x4a]), randomBytes(15)]);
  const more = [
    ...(isMaker ? [sequence(bytes("0603551d13"), bytes("0101ff"), tagged(0x04, sequence(bytes("0101ff"))))] : []),
    ...(addresses.length > 0
      ? [
          sequence(
            bytes("0603551d11"),
            tagged(0x04, sequence(...addresses.map((each) => tagged(0x87, Buffer.from(each.split(".").map(Number)))))),
          ),
        ]
      : []),
  ];
  const content = sequence(
    bytes("a003020102"),
    tagged(0x02, serial),
    sha256WithRsa,
    nameOf(by.name),
    sequence(time(from ?? "2026-01-01"), time(to ?? "2031-01-01")),
    nameOf(name),
    createPublicKey(key).export({ type: "spki", format: "der" }),
    ...(more.length > 0 ? [tagged(0xa3, sequence(...more))] : []),
  );
  const signature = createSign("RSA-SHA256").update(content).sign(by.key);
  const der = sequence(content, sha256WithRsa, tagged(0x03, Buffer.from([0]), signature));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    certificate: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n"),
    serial: serial.toString("hex").toUpperCase(),
  };
}
