/**
 * Alipay's open API, signed with RSA2. A refund is known by `out_request_no`, which is made of our key: the same number twice is
 * one refund, and it can be asked for.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { decimalText } from "#lib/commerce/decimal-text.ts";
import type { Money } from "#lib/commerce/money.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
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
  refused,
  unreadable,
  type Verb,
  type Wire,
} from "../client.ts";
import { shortKey } from "../key-marks.ts";

type Settings = KindSettings<"alipay">;
type Api = (method: string, content: Record<string, unknown>) => Promise<Asked<Fields>>;

export function alipayClient(wire: Wire, settings: Settings, secrets: Readonly<Record<string, string>>): Client {
  const api = apiOf(wire, settings, secrets["privateKey"] ?? "");
  return {
    // an order that cannot be: Alipay looks at the signature before it looks for it
    check: async () => {
      const asked = await api("alipay.trade.query", { out_trade_no: "TRADEWINDCHECK" });
      if (!asked.ok) return asked;
      return text(asked.value["sub_code"]) === "ACQ.TRADE_NOT_EXIST" || text(asked.value["code"]) === "10000"
        ? done(settings.appId)
        : refusal(asked.value);
    },
    verbs: { refund: refundVerb(api) },
  };
}

export function apiOf(wire: Wire, settings: Settings, privateKey: string): Api {
  return async (method, content) => {
    let own: KeyObject;
    let theirs: KeyObject;
    try {
      own = readPrivate(privateKey);
      theirs = readPublic(settings.alipayPublicKey);
    } catch {
      return refused("The app's private key or Alipay's public key cannot be read. Paste the whole of it.", "provider.key");
    }
    const parameters: Record<string, string> = {
      app_id: settings.appId,
      method,
      format: "JSON",
      charset: "utf-8",
      sign_type: "RSA2",
      timestamp: chinaTime(wire.now()),
      version: "1.0",
      biz_content: JSON.stringify(content),
    };
    const signed = sign("RSA-SHA256", Buffer.from(signedText(parameters)), own).toString("base64");
    const asked = await wire.send({
      method: "POST",
      path: "",
      headers: { "content-type": "application/x-www-form-urlencoded;charset=utf-8" },
      body: new URLSearchParams({ ...parameters, sign: signed }).toString(),
      repeatable: true,
    });
    if (!asked.ok) return asked;
    const { status, text: body } = asked.value;
    if (status !== 200) return refused(`Alipay answered ${status}.`);
    const name = `${method.replaceAll(".", "_")}_response`;
    const answer = fields(jsonIn(body));
    // a request that was not accepted at all is answered under another name, and without a signature
    if (answer["error_response"]) return refusal(fields(answer["error_response"]));
    const part = partOf(body, name);
    if (part === null || !text(answer["sign"])) return unreadable("Alipay");
    const isTheirs = verify("RSA-SHA256", Buffer.from(part), theirs, Buffer.from(text(answer["sign"]), "base64"));
    if (!isTheirs) return forged;
    return done(fields(answer[name]));
  };
}

const forged: Failed = {
  ok: false,
  failure: {
    code: "provider.unverified",
    message: "The answer is not signed with Alipay's public key that this connection knows. Compare the key.",
    final: false,
  },
  carried: "perhaps",
};

/** What is signed: every parameter that says something, by name. */
export const signedText = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .filter(([name, value]) => name !== "sign" && value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");

/** The part of the answer that was signed, as it was sent: its text, and not what a parser makes of it. */
export function partOf(body: string, name: string): string | null {
  const at = body.indexOf(`"${name}"`);
  const start = at < 0 ? -1 : body.indexOf("{", at);
  if (start < 0) return null;
  let depth = 0;
  for (let i = start; i < body.length; i++) {
    const character = body[i];
    if (character === '"') {
      for (i++; i < body.length && body[i] !== '"'; i++) if (body[i] === "\\") i++;
    } else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return body.slice(start, i + 1);
  }
  return null;
}

/** With or without its first and last line; PKCS#1 as the key tool writes it for others, PKCS#8 as it does for Java. */
function readPrivate(given: string): KeyObject {
  if (given.includes("-----")) return createPrivateKey(given);
  const der = Buffer.from(given, "base64");
  try {
    return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  } catch {
    return createPrivateKey({ key: der, format: "der", type: "pkcs1" });
  }
}
const readPublic = (given: string): KeyObject =>
  given.includes("-----") ? createPublicKey(given) : createPublicKey({ key: Buffer.from(given, "base64"), format: "der", type: "spki" });

/** `2026-11-23 13:05:00`, in China's time. */
const chinaTime = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

export function refusal(answer: Fields): Failed {
  const said = [text(answer["sub_code"]), text(answer["sub_msg"]) || text(answer["msg"])].filter(Boolean).join(": ").slice(0, 300);
  const message = `Alipay refused (${text(answer["code"])}): ${said}`;
  // 20000: the service is not there; SYSTEM_ERROR: it does not know itself
  if (text(answer["code"]) === "20000" || text(answer["sub_code"]) === "ACQ.SYSTEM_ERROR")
    return { ok: false, failure: { code: "provider.trouble", message, final: false }, carried: "perhaps" };
  if (/invalid-signature|invalid-app-id|insufficient-isv/.test(said)) return refused(message, "provider.access");
  return refused(message);
}

const tradeOf = ({ payment }: PlatformOrder): Record<string, string> | null =>
  payment?.id ? { trade_no: payment.id } : payment?.ownId ? { out_trade_no: payment.ownId } : null;
const noPayment = refused("Which Alipay payment belongs to this order is not known.", "provider.no-payment");

const refundVerb = (api: Api): Verb<"refund"> => ({
  inDoubt: "ask the provider",
  async do(order, { amount, reason }, key) {
    const trade = tradeOf(order);
    if (!trade) return noPayment;
    if (amount.currency !== "CNY") return refused(`Alipay refunds in CNY, not in ${amount.currency}.`);
    const content = {
      ...trade,
      refund_amount: decimalText(amount),
      out_request_no: shortKey(key),
      ...(reason ? { refund_reason: reason.slice(0, 200) } : {}),
    };
    return mapped(await api("alipay.trade.refund", content), (answer) =>
      // `fund_change` is N where the same number was refunded before
      text(answer["code"]) === "10000" ? done({ refundId: shortKey(key), amount }) : refusal(answer),
    );
  },
  async find(order, { amount }, key) {
    const trade = tradeOf(order);
    if (!trade) return noPayment;
    return mapped(await api("alipay.trade.fastpay.refund.query", { ...trade, out_request_no: shortKey(key) }), (answer) => {
      if (text(answer["code"]) !== "10000") return text(answer["sub_code"]) === "ACQ.TRADE_NOT_EXIST" ? done(null) : refusal(answer);
      if (text(answer["refund_status"]) !== "REFUND_SUCCESS") return done(null);
      const refunded: Money = parseMoney(answer["refund_amount"], "CNY") ?? amount;
      return done({ refundId: shortKey(key), amount: refunded });
    });
  },
});
