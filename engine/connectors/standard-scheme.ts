/** standardwebhooks.com, and Svix, whose own headers are the same under another name. */
import { limits } from "#lib/limits.ts";
import type { SignatureScheme } from "./signature.ts";

export const standardNamed = (name: string): readonly string[] => [`webhook-${name}`, `svix-${name}`];

export const standardScheme: SignatureScheme = {
  signature: standardNamed("signature"),
  timestamp: standardNamed("timestamp"),
  id: standardNamed("id"),
  method: "hmac",
  algorithm: "sha256",
  encoding: "base64",
  prefix: "v1,",
  separator: " ",
  keyDecode: "whsec",
  template: "{id}.{timestamp}.{body}",
  toleranceS: limits.signatureToleranceS,
};

/** A scheme that signs the body alone, in one header. */
export const bodyScheme = (header: readonly string[], encoding: "hex" | "base64", prefix = ""): SignatureScheme => ({
  signature: header,
  timestamp: [],
  id: [],
  method: "hmac",
  algorithm: "sha256",
  encoding,
  prefix,
  separator: "",
  keyDecode: "text",
  template: "{body}",
  toleranceS: null,
});

/** A scheme of a plain hash over the app's public name, the body and the secret. */
export const hashScheme = (header: string, appKey: string): SignatureScheme => ({
  ...bodyScheme([header], "hex"),
  method: "hash",
  algorithm: "md5",
  template: `${appKey}{body}{secret}`,
});
