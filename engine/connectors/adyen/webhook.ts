/**
 * Adyen signs each item of a message within the body: eight of its fields, joined by colons and not escaped. Only these are proven, so
 * nothing else of an item decides about money; and since only the shop's own reference may hold a colon, no field can be pushed into another.
 */
import { createHmac, type KeyObject } from "node:crypto";
import type { z } from "zod";
import { jsonItemsUnder } from "#lib/commerce/json-items.ts";
import { parseBody } from "#lib/commerce/parse-body.ts";
import { adyenItem } from "#lib/commerce/platforms/adyen.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { type Fields, fields, id } from "#lib/commerce/read-value.ts";
import { adyenPaymentSample } from "#lib/commerce/samples/adyen-payment.ts";
import type { adyenSettings } from "#lib/commerce/sources/adyen.ts";
import { limits } from "#lib/limits.ts";
import type { Webhook } from "../connector.ts";
import { isEqual, type OwnSignature, type Signed, type Verdict } from "../signature.ts";

const signature: OwnSignature = { keyDecode: "hex", check, sign };

export const adyenWebhook: Webhook<z.output<typeof adyenSettings>> = {
  signature: () => signature,
  reading: () => ({ platform: "adyen", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => {
    const { eventCode, pspReference, success } = adyenItem(body);
    return id(pspReference) && `${id(eventCode)}/${id(pspReference)}/${String(success)}`;
  },
  keeps: [],
  answer: { status: 200, text: "[accepted]" },
  split: (text) => jsonItemsUnder("notificationItems", text),
  test: ({ id, number, at }) => ({ headers: {}, body: adyenPaymentSample(id, number, at) }),
};

function check({ body }: Signed, keys: readonly KeyObject[]): Verdict {
  const read = parseBody(Buffer.from(body).toString("utf8"));
  const items = read.ok ? fields(read.value)["notificationItems"] : null;
  if (!Array.isArray(items) || items.length === 0 || items.length > limits.messagesInBodyMax) return "missing";
  const verdicts = items.map((item) => checkItem(fields(fields(item)["NotificationRequestItem"]), keys));
  return verdicts.find((verdict) => verdict !== "genuine") ?? "genuine";
}

function checkItem(item: Fields, keys: readonly KeyObject[]): Verdict {
  const given = fields(item["additionalData"])["hmacSignature"];
  if (typeof given !== "string" || given === "") return "missing";
  const content = contentOf(item);
  if (content === null) return "forged";
  let genuine = false;
  for (const key of keys) {
    if (!key.symmetricKeySize) continue;
    genuine = isEqual(Buffer.from(digest(content, key)), Buffer.from(given)) || genuine;
  }
  return genuine ? "genuine" : "forged";
}

const digest = (content: string, key: KeyObject): string => createHmac("sha256", key).update(content).digest("base64");

/** Null for an item that could be read in two ways. */
function contentOf(item: Fields): string | null {
  const amount = fields(item["amount"]);
  const before = [item["pspReference"], item["originalReference"], item["merchantAccountCode"]].map(plain);
  const after = [amount["value"], amount["currency"], item["eventCode"], item["success"]].map(plain);
  return [...before, ...after].some((part) => part.includes(":"))
    ? null
    : [...before, plain(item["merchantReference"]), ...after].join(":");
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A message with one item. */
function sign(body: string, key: KeyObject) {
  const read = parseBody(body);
  const whole = read.ok ? fields(read.value) : {};
  const item = adyenItem(whole);
  const hmacSignature = digest(contentOf(item) ?? "", key);
  const signed = { ...item, additionalData: { ...fields(item["additionalData"]), hmacSignature } };
  return { headers: {}, body: JSON.stringify({ ...whole, notificationItems: [{ NotificationRequestItem: signed }] }) };
}
