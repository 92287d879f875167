/** Public keys out of pasted text: PEM, certificates, or the bare base64 that Alipay shows. What is none of these is left out. */
import { createPublicKey, type KeyObject, X509Certificate } from "node:crypto";

export interface PublicKey {
  readonly key: KeyObject;
  /** Of a certificate: its serial number, in capitals. */
  readonly serial: string;
}

const pem = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** `bad`: how many blocks of the text could not be read. */
export function publicKeysOf(given: string): { keys: PublicKey[]; bad: number } {
  const blocks: string[] = given.match(pem) ?? [];
  const bare = given.replaceAll(pem, "\n\n").split(/\n\s*\n/);
  blocks.push(...bare.filter((part) => part.trim() !== ""));
  const keys = blocks.map(keyOf).filter((key) => key !== null);
  return { keys, bad: blocks.length - keys.length };
}

function keyOf(block: string): PublicKey | null {
  try {
    if (block.includes("BEGIN CERTIFICATE")) {
      const certificate = new X509Certificate(block);
      return { key: certificate.publicKey, serial: certificate.serialNumber.toUpperCase() };
    }
    const pem = block.includes("BEGIN") ? block : `-----BEGIN PUBLIC KEY-----\n${block.replaceAll(/\s/g, "")}\n-----END PUBLIC KEY-----`;
    const key = createPublicKey(pem);
    return block.includes("PRIVATE") ? null : { key, serial: "" };
  } catch {
    return null;
  }
}
