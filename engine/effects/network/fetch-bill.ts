/** Fetches a day's bill through a connection, keeps it, and holds the day against the shop: by hand and by a flow alike. Harmless to repeat. */
import { type Bill, billsOf } from "#engine/connectors/bills.ts";
import type { Asked, Failed } from "#engine/connectors/client.ts";
import { openStatement } from "#engine/statement/open-statement.ts";
import { loadAnyConnection } from "#engine/store/connections.ts";
import { lookupSql } from "#engine/store/engine-database.ts";
import { type KeptStatement, keepStatement, reconcileSpan } from "#engine/store/keep-statement.ts";
import { importWords } from "#lib/language/money-import.ts";
import type { Book } from "#lib/statement/book.ts";
import type { ReadStatement } from "#lib/statement/line.ts";
import { readStatement } from "#lib/statement/read-statement.ts";
import type { Gates } from "./gates.ts";
import { providerWire } from "./provider-wire.ts";

export interface BillAsked {
  workspaceId: string;
  connectionId: string;
  books: readonly Book[];
  /** The provider's. */
  day: string;
  by: string;
}
export interface BillFetched {
  provider: string;
  /** Bills with a trade in them. */
  statements: KeptStatement[];
  lines: number;
  matched: number;
  open: number;
  fresh: number;
}

export async function fetchBill(asked: BillAsked, gates: Gates | null, signal: AbortSignal): Promise<Asked<BillFetched>> {
  const { workspaceId, connectionId, day } = asked;
  const connection = await loadAnyConnection(workspaceId, connectionId).catch(() => null);
  if (!connection) return no("The connection of this step is gone, or its secret cannot be opened. Choose another one.");
  const bills = billsOf(connection, providerWire(connection, gates, signal));
  if (!bills) return no("This connection's system gives no bills. Choose one of WeChat Pay or Alipay, or import a file.");
  const done: BillFetched = { provider: connection.kind, statements: [], lines: 0, matched: 0, open: 0, fresh: 0 };
  for (const book of asked.books) {
    const bill = await bills.fetch(book, day);
    if (!bill.ok) return bill;
    const kept = await keepBill(asked, connection.kind, book, bill.value);
    if (!kept.ok) return kept;
    done.statements.push(...kept.value);
  }
  const span = await reconcileSpan(lookupSql(), { workspaceId, provider: connection.kind, from: day, to: day });
  return { ok: true, value: { ...done, ...span } };
}

async function keepBill(asked: BillAsked, provider: string, book: Book, bill: Bill | null): Promise<Asked<KeptStatement[]>> {
  const { workspaceId, connectionId, day, by } = asked;
  const keep = (read: ReadStatement, name: string, bytes: Uint8Array) =>
    keepStatement(lookupSql(), {
      ...{ workspaceId, read: { ...read, from: read.from || day, to: read.to || day }, name, bytes },
      ...{ origin: "connection" as const, connectionId, by, now: new Date().toISOString() },
    });
  if (bill === null) {
    // a day without a trade is a statement too: what the shop has of that day is then missing on it
    const none = { provider, book, account: connectionId, lines: [], unread: [], controls: [], cut: false, from: day, to: day };
    return { ok: true, value: [await keep(none, `${provider} ${day}`, new Uint8Array())] };
  }
  const opened = openStatement(bill.name, bill.bytes);
  if (!opened.ok) return no(`${bill.name}: ${importWords.problem[opened.problem].en}`);
  const kept: KeptStatement[] = [];
  for (const file of opened.files) {
    const read = readStatement(file.text);
    if (read) kept.push(await keep(read, file.name, file.bytes));
  }
  return kept.length > 0
    ? { ok: true, value: kept }
    : no(`${bill.name} holds no bill that can be read. Import it by hand and look at its columns.`);
}

const no = (message: string): Failed => ({ ok: false, failure: { code: "provider.bill", message, final: true }, carried: "no" });
