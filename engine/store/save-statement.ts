/** Keeps a statement with all its lines, or finds that this very file is here already. In one transaction, one after another in a shop. */
import { createHash, randomUUID } from "node:crypto";
import type { Sql, Transaction } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { dayAt } from "#lib/reconcile/reconcile.ts";
import type { ReadStatement, StatementLine } from "#lib/statement/line.ts";

export interface StatementToSave {
  workspaceId: string;
  read: ReadStatement;
  name: string;
  /** Of the file's own bytes. */
  bytes: Uint8Array;
  origin: "file" | "connection" | "sample";
  connectionId: string | null;
  by: string;
  /** ISO 8601. */
  now: string;
}
export interface SavedStatement {
  id: string;
  /** This very file was here before; nothing was added. */
  known: boolean;
  /** Lines that were told before. */
  repeats: number;
}

export async function saveStatement(sql: Sql, asked: StatementToSave): Promise<SavedStatement> {
  const { workspaceId, read } = asked;
  const sha256 = fileHash(read, asked.bytes);
  return await sql.begin(async (tx) => {
    await holdMoney(tx, workspaceId);
    const [known] = await tx<{ id: string; repeats: number }[]>`
      select id, repeats from statement where workspace_id = ${workspaceId} and sha256 = ${sha256}`;
    if (known) return { ...known, known: true };
    const id = randomUUID();
    const { provider, book, account, lines, unread, cut, controls, from, to } = read;
    await tx`
      insert into statement (id, workspace_id, provider, book, account, name, origin, connection_id, sha256, days_from, days_to, complete_to,
        lines, repeats, unread, cut, controls, imported_at, imported_by)
      values (${id}, ${workspaceId}, ${provider}, ${book}, ${account}, ${asked.name}, ${asked.origin}, ${asked.connectionId}, ${sha256},
        ${from || null}, ${to || null}, ${completeTo(read, asked.now)}, ${lines.length}, 0, ${unread.length}, ${cut},
        ${JSON.stringify(controls)}::text::jsonb, ${asked.now}, ${asked.by})`;
    let repeats = 0;
    for (let at = 0; at < lines.length; at += limits.statementLinesAtOnce)
      repeats += await insertLines(tx, asked, id, lines.slice(at, at + limits.statementLinesAtOnce));
    if (repeats > 0) await tx`update statement set repeats = ${repeats} where id = ${id}`;
    for (let at = 0; at < unread.length; at += limits.statementLinesAtOnce) {
      const rows = unread
        .slice(at, at + limits.statementLinesAtOnce)
        .map((line) => ({ ...line, found: line.found.slice(0, limits.idCharsMax) }));
      await tx`
        insert into statement_unread (statement_id, workspace_id, number, problem, found, text)
        select ${id}, ${workspaceId}, number, problem, found, text
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as l(number int, problem text, found text, text text)`;
    }
    return { id, known: false, repeats };
  });
}

export async function isStatementKnown(sql: Sql, workspaceId: string, read: ReadStatement, bytes: Uint8Array): Promise<boolean> {
  const [known] = await sql`select 1 from statement where workspace_id = ${workspaceId} and sha256 = ${fileHash(read, bytes)}`;
  return known !== undefined;
}

/** A day without a trade is the same empty file for every account. */
const fileHash = ({ provider, account, from }: ReadStatement, bytes: Uint8Array): Buffer =>
  createHash("sha256").update(`${provider} ${account} ${from} `).update(bytes).digest();

/** Held until the end of the transaction: one at a time reads and changes a shop's statements. */
export async function holdMoney(tx: Transaction, workspaceId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`money/${workspaceId}`}, 0))`;
}

/** How many of them were told before. */
async function insertLines(
  tx: Transaction,
  { workspaceId, read }: StatementToSave,
  id: string,
  lines: readonly StatementLine[],
): Promise<number> {
  const short = (text: string) => text.slice(0, limits.idCharsMax);
  const rows = lines.map((line) => ({
    ...line,
    transactionId: short(line.transactionId),
    merchantNo: short(line.merchantNo),
    refundId: short(line.refundId),
    refundNo: short(line.refundNo),
    identity: createHash("sha256").update(line.identity).digest("hex"),
  }));
  const [counted] = await tx<{ repeats: number }[]>`
    with told as (
      insert into statement_line (workspace_id, statement_id, number, provider, book, identity, kind, at, day, transaction_id, merchant_no,
        refund_id, refund_no, amount_minor, asked_minor, fee_minor, currency, rate, type, note, text, repeats)
      select ${workspaceId}, ${id}, l.number, ${read.provider}, ${read.book}, decode(l.identity, 'hex'), l.kind, l.at, l.day, l."transactionId",
        l."merchantNo", l."refundId", l."refundNo", l."amountMinor", l."askedMinor", l."feeMinor", l.currency, l.rate, l.type, l.note, l.text,
        l.repeats or exists (select from statement_line o where o.workspace_id = ${workspaceId} and o.provider = ${read.provider}
          and o.identity = decode(l.identity, 'hex') and not o.repeats)
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as l(number int, identity text, kind text, at timestamptz, day date,
        "transactionId" text, "merchantNo" text, "refundId" text, "refundNo" text, "amountMinor" bigint, "askedMinor" bigint,
        "feeMinor" bigint, currency text, rate text, type text, note text, text text, repeats boolean)
      returning repeats)
    select count(*) filter (where repeats)::int as repeats from told`;
  return counted?.repeats ?? 0;
}

/** A day that is not over yet, and a file whose end is missing, may still lack what the shop has. */
function completeTo({ provider, to, cut }: ReadStatement, now: string): string | null {
  if (to === "" || cut) return null;
  const today = dayAt(now, provider);
  return to < today ? to : dayBefore(today);
}

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
