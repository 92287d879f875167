/**
 * PayPal signs with a key of its own, over the message's number, its time, the number of the shop's webhook and a checksum of the body; each
 * message says where the certificate lies. Whoever could name another place could sign anything, so only PayPal's own is asked.
 */
import { verify } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id } from "#lib/commerce/read-value.ts";
import type { payPalSettings } from "#lib/commerce/sources/paypal.ts";
import { certificateOf, commonName, isCurrent } from "../certificate-chain.ts";
import type { WantedCertificate, Webhook } from "../connector.ts";
import { header, type OwnSignature, type Signed, type Verdict } from "../signature.ts";

type Settings = z.output<typeof payPalSettings>;

// the number of the webhook is what tells a message to this shop from one to another: it is kept as a secret is
const signature: OwnSignature = { keyDecode: "text", check };

export const payPalWebhook: Webhook<Settings> = {
  signature: () => signature,
  certificate: wanted,
  reading: () => ({ platform: "paypal", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => id(fields(body)["id"]),
  keeps: ["paypal-transmission-id", "paypal-transmission-time"],
  answer: { status: 200, text: "" },
};

const place = /^\/v1\/notifications\/certs\/[A-Za-z0-9_-]{1,100}$/;

/** Nothing is fetched for a message that could not be PayPal's, whatever it would bring. */
function wanted(headers: IncomingHttpHeaders, { certificatesAt }: Settings): WantedCertificate | null {
  const said = saidIn(headers);
  if (said?.algorithm !== "SHA256withRSA" || !URL.canParse(said.certificate)) return null;
  const url = new URL(said.certificate);
  const isTheirs = certificatesAt === "" ? isPayPals(url) : url.origin === new URL(certificatesAt).origin;
  if (!isTheirs || !place.test(url.pathname) || url.search || url.hash || url.username || url.password) return null;
  return { url, allowed: certificatesAt === "" ? [] : [url.hostname.replace(/^\[|\]$/g, "")], read };
}

const isPayPals = ({ protocol, hostname, port }: URL): boolean =>
  protocol === "https:" && port === "" && /^(?:[a-z0-9-]+\.)+paypal\.com$/.test(hostname);

function read(text: string, nowMs: number) {
  const certificate = certificateOf(text, nowMs);
  return certificate && commonName(certificate).endsWith(".paypal.com") ? certificate : null;
}

function check({ headers, body, certificate }: Signed, keys: Parameters<OwnSignature["check"]>[1], nowMs: number): Verdict {
  const said = saidIn(headers);
  if (!said) return "missing";
  if (said.algorithm !== "SHA256withRSA" || !certificate || !isCurrent(certificate, nowMs)) return "forged";
  const given = Buffer.from(said.signature, "base64");
  const { publicKey } = certificate;
  if (publicKey.asymmetricKeyType !== "rsa") return "forged";
  const ours = keys.map((key) => key.export().toString("utf8"));
  const isGenuine = ours.some((webhookId) =>
    verify("RSA-SHA256", Buffer.from(`${said.id}|${said.time}|${webhookId}|${crc32(body)}`), publicKey, given),
  );
  return isGenuine ? "genuine" : "forged";
}

function saidIn(headers: IncomingHttpHeaders) {
  const said = {
    id: header(headers, ["paypal-transmission-id"]),
    time: header(headers, ["paypal-transmission-time"]),
    signature: header(headers, ["paypal-transmission-sig"]),
    certificate: header(headers, ["paypal-cert-url"]),
    algorithm: header(headers, ["paypal-auth-algo"]),
  };
  return Object.values(said).includes("") ? null : said;
}
