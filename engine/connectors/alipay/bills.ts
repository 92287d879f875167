/** Alipay's bills: the address of a day's archive is asked for, and stands for half a minute at a host of Alipay's. */
import { text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import type { Book } from "#lib/statement/book.ts";
import type { Bills, FileWire } from "../bills.ts";
import { done } from "../client.ts";
import { apiOf, refusal } from "./client.ts";

const types: Record<Book, string> = { trade: "trade", funds: "signcustomer" };

export function alipayBills(wire: FileWire, settings: KindSettings<"alipay">, secrets: Readonly<Record<string, string>>): Bills {
  const api = apiOf(wire, settings, secrets["privateKey"] ?? "");
  return {
    books: ["trade", "funds"],
    async fetch(book, day) {
      const asked = await api("alipay.data.dataservice.bill.downloadurl.query", { bill_type: types[book], bill_date: day });
      if (!asked.ok) return asked;
      const answer = asked.value;
      if (/bill_not_exist/i.test(text(answer["sub_code"]))) return done(null);
      if (text(answer["code"]) !== "10000") return refusal(answer);
      const url = text(answer["bill_download_url"]).replace(/^http:\/\/(?=[^/]*[.]alipay[.]com\/)/, "https://");
      const file = await wire.download({ url, headers: {}, hosts: [".alipay.com"] });
      return file.ok ? done({ name: `${types[book]}-${settings.appId}-${day}.zip`, bytes: file.value }) : file;
    },
  };
}
