/**
 * Secrets at rest: AES-256-GCM, bound to the row they belong to, so that a sealed value copied to another row does not open.
 * Envelope: version (1 byte), key id (8), nonce (12), tag (16), ciphertext. The key id says which key sealed it, so keys can rotate.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const version = 1;
const keyIdBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyIdBytes;
const overheadBytes = headBytes + nonceBytes + tagBytes;

/** A secret that does not open, or a vault without a key. The message never holds what was sealed. */
export class VaultError extends Error {
  override name = "VaultError";
  readonly code: "vault.no-key" | "vault.bad-key" | "vault.unknown-key" | "vault.damaged";
  constructor(code: VaultError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** `boundTo` names the row and column: `source/<id>/secret`. The same words are needed to open it. */
export function seal(plain: string, boundTo: string): Uint8Array<ArrayBuffer> {
  const key = currentKey();
  const head = Buffer.concat([Buffer.of(version), key.id]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce, {
    authTagLength: tagBytes,
  });
  cipher.setAAD(associated(head, boundTo));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([head, nonce, cipher.getAuthTag(), text]));
}

export function open(sealed: Uint8Array, boundTo: string): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < overheadBytes || bytes[0] !== version) {
    throw new VaultError("vault.damaged", `The secret of ${boundTo} is not in a form this version can read.`);
  }
  const head = bytes.subarray(0, headBytes);
  const key = keyNamed(head.subarray(1), boundTo);
  const nonce = bytes.subarray(headBytes, headBytes + nonceBytes);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(associated(head, boundTo));
  decipher.setAuthTag(bytes.subarray(headBytes + nonceBytes, overheadBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(overheadBytes)), decipher.final()]).toString("utf8");
  } catch {
    throw new VaultError("vault.damaged", `The secret of ${boundTo} was changed or moved since it was saved. Enter it again.`);
  }
}

/** Whether it was sealed with an older key, so that a rotation knows what is left to seal again. */
export function sealedWithOldKey(sealed: Uint8Array): boolean {
  return !currentKey().id.equals(sealed.subarray(1, headBytes));
}

/** What a key is called in envelopes and logs; says nothing about the key. */
export function keyFingerprint(key: Uint8Array): string {
  return keyId(key).toString("hex");
}

interface Key {
  id: Buffer;
  bytes: Buffer;
}

const parsed = new Map<string, Key>();

function currentKey(): Key {
  const text = process.env["TRADEWIND_SECRET_KEY"];
  if (!text) throw new VaultError("vault.no-key", "TRADEWIND_SECRET_KEY is not set, so secrets can neither be saved nor read.");
  return parseKey("TRADEWIND_SECRET_KEY", text);
}

function keyNamed(id: Uint8Array, boundTo: string): Key {
  const current = currentKey();
  if (current.id.equals(id)) return current;
  const previous = process.env["TRADEWIND_SECRET_KEY_PREVIOUS"];
  if (previous) {
    const key = parseKey("TRADEWIND_SECRET_KEY_PREVIOUS", previous);
    if (key.id.equals(id)) return key;
  }
  throw new VaultError(
    "vault.unknown-key",
    `The secret of ${boundTo} was sealed with key ${Buffer.from(id).toString("hex")}, and TRADEWIND_SECRET_KEY is key ${current.id.toString("hex")}. ` +
      "Put the older key into TRADEWIND_SECRET_KEY_PREVIOUS, or enter the secret again.",
  );
}

function parseKey(variable: string, text: string): Key {
  const known = parsed.get(text);
  if (known) return known;
  const bytes = Buffer.from(text.trim(), "base64");
  if (bytes.length !== 32) {
    throw new VaultError(
      "vault.bad-key",
      `${variable} has to be 32 bytes in base64 (it holds ${bytes.length}). Make one with: openssl rand -base64 32`,
    );
  }
  const key = { id: keyId(bytes), bytes };
  parsed.set(text, key);
  return key;
}

function keyId(key: Uint8Array): Buffer {
  return createHash("sha256").update("tradewind key id\0").update(key).digest().subarray(0, keyIdBytes);
}

function associated(head: Uint8Array, boundTo: string): Buffer {
  return Buffer.concat([head, Buffer.from(boundTo, "utf8")]);
}
