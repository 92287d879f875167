/** Alipay sends a form, signed with its private key over the decoded fields in order; it comes again until it reads `success`. */
import { type KeyObject, verify } from "node:crypto";
import type { z } from "zod";
import { parseForm } from "#lib/commerce/parse-form.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id } from "#lib/commerce/read-value.ts";
import type { alipaySettings } from "#lib/commerce/sources/alipay.ts";
import { sourceProblemWords } from "#lib/language/source-problems.ts";
import type { Webhook } from "../connector.ts";
import { publicKeysOf } from "../public-keys.ts";
import type { OwnSignature, Signed, Verdict } from "../signature.ts";

type Settings = z.output<typeof alipaySettings>;

export const alipayWebhook: Webhook<Settings> = {
  signature: ({ publicKey, appId }): OwnSignature => {
    const keys = publicKeysOf(publicKey).keys.map(({ key }) => key);
    return { keyDecode: null, check: (signed) => check(signed, keys, appId) };
  },
  reading: () => ({ platform: "alipay", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => id(fields(body)["notify_id"]),
  keeps: [],
  answer: { status: 200, text: "success" },
  refusal: () => ({ text: "fail", type: "text/plain; charset=utf-8" }),
  problem: ({ publicKey }) => {
    const { keys, bad } = publicKeysOf(publicKey);
    return publicKey.trim() === "" || (keys.length > 0 && bad === 0) ? null : sourceProblemWords.publicKey;
  },
};

function check({ body }: Signed, keys: readonly KeyObject[], appId: string): Verdict {
  const form = parseForm(Buffer.from(body).toString("utf8"));
  if (!form.ok) return "forged";
  const { sign, sign_type, ...signed } = form.value as Record<string, string>;
  if (!sign) return "missing";
  // RSA with SHA-1 is what the type `RSA` means, and nobody should take it any more
  if (sign_type !== "RSA2") return "forged";
  if (appId !== "" && signed["app_id"] !== appId) return "forged";
  const names = Object.keys(signed).sort();
  const content = Buffer.from(names.map((name) => `${name}=${signed[name]}`).join("&"));
  const signature = Buffer.from(sign, "base64");
  return keys.some((key) => verify("RSA-SHA256", content, key, signature)) ? "genuine" : "forged";
}
