/**
 * WeChat Pay API v3: every request is signed with the merchant's key, every answer is verified with WeChat Pay's. A refund is
 * known by `out_refund_no`, which is made of our key: the same number twice is one refund, and it can be asked for.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify, X509Certificate } from "node:crypto";
import type { Money } from "#lib/commerce/money.ts";
import { type Fields, fields, text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import {
  type Asked,
  type Client,
  done,
  type Failed,
  jsonIn,
  mapped,
  type PlatformOrder,
  type Reply,
  refused,
  type Verb,
  type Wire,
} from "../client.ts";
import { shortKey } from "../key-marks.ts";

type Settings = KindSettings<"wechat-pay">;
export interface Answered {
  readonly status: number;
  readonly value: Fields;
}
type Api = (method: "GET" | "POST", path: string, body?: Record<string, unknown>) => Promise<Asked<Answered>>;

export function wechatPayClient(wire: Wire, settings: Settings, secrets: Readonly<Record<string, string>>): Client {
  const api = apiOf(wire, settings, secrets["privateKey"] ?? "");
  return {
    // an order that cannot be: the answer is signed both ways all the same
    check: async () =>
      mapped(await api("GET", `/v3/pay/transactions/out-trade-no/TRADEWINDCHECK?mchid=${settings.merchantId}`), ({ status, value }) =>
        status === 404 || status === 200 ? done(settings.merchantId) : refusal(status, value),
      ),
    verbs: { refund: refundVerb(api, settings) },
  };
}

export function apiOf(wire: Wire, settings: Settings, privateKeyText: string): Api {
  return async (method, path, body) => {
    let key: KeyObject;
    let platformKey: KeyObject;
    try {
      key = createPrivateKey(privateKeyText);
      platformKey = settings.platformKey.includes("CERTIFICATE")
        ? new X509Certificate(settings.platformKey).publicKey
        : createPublicKey(settings.platformKey);
    } catch {
      return refused(
        "The private key or WeChat Pay's public key cannot be read. Paste the whole of it, with its first and last line.",
        "provider.key",
      );
    }
    const content = body ? JSON.stringify(body) : "";
    const asked = await wire.send({
      method,
      path,
      headers: {
        authorization: authorization(wire, settings, key, method, path, content),
        accept: "application/json",
        "wechatpay-serial": settings.platformKeyId,
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: content } : {}),
      repeatable: true,
    });
    if (!asked.ok) return asked;
    const value = fields(jsonIn(asked.value.text));
    // a request that was not accepted is answered without a signature
    if (asked.value.status === 401)
      return refused(`WeChat Pay does not accept the signature: ${text(value["message"])}`, "provider.access");
    if (!isTheirs(asked.value, settings, platformKey)) return forged;
    return done({ status: asked.value.status, value });
  };
}

/** What a request is signed with; a file is fetched with it too. */
export function authorization(wire: Wire, settings: Settings, key: KeyObject, method: string, path: string, content: string): string {
  const timestamp = Math.floor(wire.now() / 1_000);
  const nonce = wire.nonce();
  const signature = sign("RSA-SHA256", Buffer.from(`${method}\n${path}\n${timestamp}\n${nonce}\n${content}\n`), key).toString("base64");
  return `WECHATPAY2-SHA256-RSA2048 mchid="${settings.merchantId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${settings.merchantSerial}"`;
}

const forged: Failed = {
  ok: false,
  failure: {
    code: "provider.unverified",
    message: "The answer is not signed by WeChat Pay's key that this connection knows. Compare the key and its number.",
    final: false,
  },
  carried: "perhaps",
};

function isTheirs({ headers, text: body }: Reply, { platformKeyId }: Settings, key: KeyObject): boolean {
  const {
    "wechatpay-timestamp": timestamp,
    "wechatpay-nonce": nonce,
    "wechatpay-signature": signature,
    "wechatpay-serial": serial,
  } = headers;
  if (!timestamp || !nonce || !signature || serial !== platformKeyId) return false;
  return verify("RSA-SHA256", Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key, Buffer.from(signature, "base64"));
}

export function refusal(status: number, value: Fields): Failed {
  const code = text(value["code"]);
  const message = `WeChat Pay refused (${code || status}): ${text(value["message"]).slice(0, 200)}`;
  // by WeChat's own words these pass
  if (["FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED"].includes(code))
    return { ok: false, failure: { code: "http.slow-down", message, final: false, retryAfterMs: 60_000 }, carried: "no" };
  if (["SYSTEM_ERROR", "BIZERR_NEED_RETRY"].includes(code))
    return { ok: false, failure: { code: "provider.trouble", message, final: false }, carried: "perhaps" };
  return refused(message);
}

/** The payment by WeChat's number, or by the shop's own. */
const tradePath = ({ payment }: PlatformOrder): string | null =>
  payment?.id
    ? `/v3/pay/transactions/id/${encodeURIComponent(payment.id)}`
    : payment?.ownId
      ? `/v3/pay/transactions/out-trade-no/${encodeURIComponent(payment.ownId)}`
      : null;

const refundVerb = (api: Api, { merchantId }: Settings): Verb<"refund"> => ({
  inDoubt: "ask the provider",
  async do(order, { amount, reason }, key) {
    const path = tradePath(order);
    if (!path) return refused("Which WeChat payment belongs to this order is not known.", "provider.no-payment");
    if (amount.currency !== "CNY") return refused(`WeChat Pay refunds in CNY, not in ${amount.currency}.`);
    const trade = await api("GET", `${path}?mchid=${merchantId}`);
    if (!trade.ok) return trade;
    if (trade.value.status !== 200) return refusal(trade.value.status, trade.value.value);
    const total = fields(trade.value.value["amount"])["total"];
    const body = {
      transaction_id: trade.value.value["transaction_id"],
      out_refund_no: shortKey(key),
      ...(reason ? { reason: reason.slice(0, 80) } : {}),
      amount: { refund: amount.amountMinor, total, currency: "CNY" },
    };
    return mapped(await api("POST", "/v3/refund/domestic/refunds", body), (answer) => refundIn(answer, amount));
  },
  find: async (_order, { amount }, key) =>
    mapped(await api("GET", `/v3/refund/domestic/refunds/${shortKey(key)}`), (answer) =>
      answer.status === 404 ? done(null) : refundIn(answer, amount),
    ),
});

function refundIn({ status, value }: Answered, asked: Money): Asked<{ refundId: string; amount: Money }> {
  if (status !== 200) return refusal(status, value);
  const state = text(value["status"]);
  if (state === "CLOSED") return refused("WeChat Pay has closed this refund: nothing was paid back.");
  if (state === "ABNORMAL")
    return refused(
      "The refund did not reach the customer's account. Settle it in the merchant platform: the money is set aside there.",
      "provider.abnormal",
    );
  const minor = fields(value["amount"])["refund"];
  return done({
    refundId: text(value["refund_id"]),
    amount: typeof minor === "number" ? { amountMinor: minor, currency: asked.currency } : asked,
  });
}
