/**
 * Twilio signs the address that it was given, with the form's fields behind it in order; of a JSON body, its digest within the address. With
 * or without the port, it does not always say the same: both are taken.
 */
import { createHash, createHmac, type KeyObject } from "node:crypto";
import type { z } from "zod";
import { jsonItems } from "#lib/commerce/json-items.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id, text } from "#lib/commerce/read-value.ts";
import { twilioMessageSample } from "#lib/commerce/samples/twilio-message.ts";
import type { twilioSettings } from "#lib/commerce/sources/twilio.ts";
import type { Webhook } from "../connector.ts";
import { header, isEqual, type OwnSignature, type Signed, type Verdict } from "../signature.ts";

const signature: OwnSignature = { keyDecode: "text", check, sign };

export const twilioWebhook: Webhook<z.output<typeof twilioSettings>> = {
  signature: () => signature,
  reading: () => ({ platform: "twilio", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey,
  keeps: [],
  // instructions without one: nothing is said back to who wrote
  answer: { status: 200, text: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>', type: "text/xml" },
  // what its other products tell comes as a list
  split: jsonItems,
  test: ({ id, number }) => ({
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(twilioMessageSample(`SM${id.replace(/\W|^test_/g, "")}`, number)).toString(),
  }),
};

/** A message once, and each thing that becomes of it once; of anything else, Twilio's own mark of a repeat. */
function messageKey(headers: Signed["headers"], _: Uint8Array, body: unknown): string {
  const form = fields(body);
  const sid = id(form["MessageSid"]) || id(form["SmsSid"]);
  const status = text(form["MessageStatus"]) || text(form["SmsStatus"]);
  if (sid !== "") return status === "" || status === "received" ? sid : `${sid}/${status}`;
  return id(form["id"]) || header(headers, ["i-twilio-idempotency-token"]);
}

function check({ headers, body, address = "" }: Signed, keys: readonly KeyObject[]): Verdict {
  const given = header(headers, ["x-twilio-signature"]);
  if (given === "") return "missing";
  const bodyDigest = new URLSearchParams(address.split("?")[1] ?? "").get("bodySHA256");
  const fieldsSigned = bodyDigest === null ? formText(Buffer.from(body).toString("utf8")) : "";
  if (bodyDigest !== null && !isEqual(Buffer.from(sha256(body)), Buffer.from(bodyDigest.toLowerCase()))) return "forged";
  let genuine = false;
  for (const key of keys) {
    if (!key.symmetricKeySize) continue;
    for (const url of waysToWrite(address)) genuine = isEqual(Buffer.from(digest(url + fieldsSigned, key)), Buffer.from(given)) || genuine;
  }
  return genuine ? "genuine" : "forged";
}

function sign(body: string, key: KeyObject, address: string) {
  return { headers: { "x-twilio-signature": digest(address + formText(body), key) }, body };
}

const digest = (content: string, key: KeyObject): string => createHmac("sha1", key).update(content).digest("base64");
const sha256 = (body: Uint8Array): string => createHash("sha256").update(body).digest("hex");

/** Name and value of each field, by the names; a field that comes twice is told once for each value. */
function formText(body: string): string {
  const form = new URLSearchParams(body);
  const names = [...new Set(form.keys())].sort();
  return names.flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value)).join("");
}

/** Without a port, and with it: the one that is written, else the standard one. */
function waysToWrite(address: string): string[] {
  const parts = /^(https?:\/\/)([^/?#]*?)(:\d+)?([/?#].*)?$/.exec(address);
  if (!parts) return [address];
  const [, scheme = "", host = "", port = scheme === "https://" ? ":443" : ":80", rest = ""] = parts;
  return [scheme + host + rest, scheme + host + port + rest];
}
