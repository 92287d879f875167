/** Which payment providers give us their bills, and how one of a day is asked for. */
import type { KindId, KindSettings } from "#lib/outside/kinds.ts";
import type { Book } from "#lib/statement/book.ts";
import { alipayBills } from "./alipay/bills.ts";
import type { Asked, Wire } from "./client.ts";
import { wechatPayBills } from "./wechat-pay/bills.ts";

/** A way out that can fetch a file too. */
export interface FileWire extends Wire {
  /** From the connection's own origin, or by https from a host that ends in one of `hosts`. */
  download(file: { url: string; headers: Readonly<Record<string, string>>; hosts: readonly string[] }): Promise<Asked<Uint8Array>>;
}
export interface Bill {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Bills {
  readonly books: readonly Book[];
  /** `day`: `2026-11-21`, the provider's. Null: there was no trade that day. */
  fetch(book: Book, day: string): Promise<Asked<Bill | null>>;
}

type Make<K extends KindId> = (wire: FileWire, settings: KindSettings<K>, secrets: Readonly<Record<string, string>>) => Bills;
const makers: { [K in "wechat-pay" | "alipay"]: Make<K> } = { "wechat-pay": wechatPayBills, alipay: alipayBills };

const givesBills = (kind: string): kind is keyof typeof makers => Object.hasOwn(makers, kind);

export function billsOf(
  connection: { kind: KindId; settings: unknown; secrets: Readonly<Record<string, string>> },
  wire: FileWire,
): Bills | null {
  const { kind, settings, secrets } = connection;
  if (!givesBills(kind)) return null;
  return (makers[kind] as Make<"wechat-pay">)(wire, settings as never, secrets);
}
