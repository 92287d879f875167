/** WeChat Pay's bills: the address of a day's file is asked for, the file fetched with a signature of its own, and held against its SHA-1. */
import { createHash, createPrivateKey } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { text } from "#lib/commerce/read-value.ts";
import { limits } from "#lib/limits.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import type { Book } from "#lib/statement/book.ts";
import type { Bills, FileWire } from "../bills.ts";
import { type Asked, done, type Failed } from "../client.ts";
import { apiOf, authorization, refusal } from "./client.ts";

const paths: Record<Book, string> = {
  trade: "/v3/bill/tradebill?bill_type=ALL",
  funds: "/v3/bill/fundflowbill?account_type=BASIC",
};
const names: Record<Book, string> = { trade: "tradebill", funds: "fundflowbill" };

export function wechatPayBills(wire: FileWire, settings: KindSettings<"wechat-pay">, secrets: Readonly<Record<string, string>>): Bills {
  const api = apiOf(wire, settings, secrets["privateKey"] ?? "");
  return {
    books: ["trade", "funds"],
    async fetch(book, day) {
      const asked = await api("GET", `${paths[book]}&bill_date=${day}&tar_type=GZIP`);
      if (!asked.ok) return asked;
      const { status, value } = asked.value;
      if (text(value["code"]) === "NO_STATEMENT_EXIST") return done(null);
      if (text(value["code"]) === "STATEMENT_CREATING") return notYet;
      if (status !== 200) return refusal(status, value);
      const url = text(value["download_url"]);
      if (!URL.canParse(url)) return wrong("WeChat Pay named no address for the bill.");
      const { pathname, search } = new URL(url);
      const key = createPrivateKey(secrets["privateKey"] ?? "");
      const headers = { authorization: authorization(wire, settings, key, "GET", `${pathname}${search}`, "") };
      const file = await wire.download({ url, headers, hosts: ["api.mch.weixin.qq.com"] });
      if (!file.ok) return file;
      return whole(file.value, text(value["hash_type"]), text(value["hash_value"]), `${names[book]}-${settings.merchantId}-${day}.csv`);
    },
  };
}

/** The hash is of the bill itself, unpacked. */
function whole(bytes: Uint8Array, type: string, hash: string, name: string): Asked<{ name: string; bytes: Uint8Array }> {
  let plain: Uint8Array = bytes;
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) plain = gunzipSync(bytes, { maxOutputLength: limits.statementUnpackedBytesMax });
  } catch {
    return wrong("The bill that came cannot be unpacked.");
  }
  if (type !== "SHA1") return wrong(`WeChat Pay gave a checksum of kind “${type}”, which is not known here.`);
  if (createHash("sha1").update(plain).digest("hex") !== hash.toLowerCase())
    return wrong("The bill that came is not the one that WeChat Pay meant: its checksum differs.");
  return done({ name, bytes: plain });
}

/** A file that was cut on its way is fetched again. */
const wrong = (message: string): Failed => ({ ok: false, failure: { code: "provider.bill", message, final: false }, carried: "no" });

const notYet: Failed = {
  ok: false,
  failure: {
    code: "provider.bill-not-yet",
    message: "WeChat Pay is still writing this bill. It is there after ten in the morning, Beijing time.",
    final: false,
    retryAfterMs: 30 * 60_000,
  },
  carried: "no",
};
