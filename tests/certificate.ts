/** A self-signed certificate, written by hand: Node reads them and makes none. For the tests of a provider that shows its key in one. */
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
const name = sequence(tagged(0x31, sequence(bytes("0603550403"), tagged(0x0c, Buffer.from("Tenpay.com Root CA")))));
const time = (text: string) => tagged(0x17, Buffer.from(text));

export function certificateOf(privateKey: KeyObject): { certificate: string; serial: string } {
  const serial = Buffer.concat([Buffer.from([0x4a]), randomBytes(15)]);
  const content = sequence(
    bytes("a003020102"),
    tagged(0x02, serial),
    sha256WithRsa,
    name,
    sequence(time("260101000000Z"), time("310101000000Z")),
    name,
    createPublicKey(privateKey).export({ type: "spki", format: "der" }),
  );
  const signature = createSign("RSA-SHA256").update(content).sign(privateKey);
  const der = sequence(content, sha256WithRsa, tagged(0x03, Buffer.from([0]), signature));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    certificate: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n"),
    serial: serial.toString("hex").toUpperCase(),
  };
}
