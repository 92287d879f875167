import type { PreviewedFile, StatementFile, StatementPreview } from "#lib/api/money.ts";
import { instantMs, instantText } from "#lib/commerce/instant.ts";
import { limits } from "#lib/limits.ts";
import { lineKinds, type StatementLine } from "#lib/statement/line.ts";
import { database } from "../store/database.ts";
import { isStatementKnown } from "../store/save-statement.ts";
import { type Actor, requireRole } from "./actor.ts";
import { type ReadFile, readStatementFile } from "./read-statement-file.ts";

/** Unread lines that a person can look through before deciding; all of them are kept on import. */
const unreadShown = 50;

export async function previewStatement(actor: Actor, input: StatementFile): Promise<StatementPreview> {
  requireRole(actor, "editor");
  const { files, unknown } = readStatementFile(input);
  return { files: await Promise.all(files.map((file) => previewed(actor, file))), unknown };
}

async function previewed(actor: Actor, { name, bytes, read }: ReadFile): Promise<PreviewedFile> {
  const { provider, book, account, from, to, lines, unread, cut, controls } = read;
  return {
    ...{ name, provider, book, account, from, to, cut, controls },
    lines: lines.length,
    unread: unread.length,
    repeats: lines.filter(({ repeats }) => repeats).length,
    known: await isStatementKnown(database().sql, actor.workspaceId, read, bytes),
    sums: sumsOf(lines),
    first: lines.slice(0, limits.statementLinesShown).map((line) => ({ ...line, at: instantText(instantMs(line.at) ?? 0) })),
    firstUnread: unread.slice(0, unreadShown),
  };
}

function sumsOf(lines: readonly StatementLine[]): PreviewedFile["sums"] {
  const sums = new Map<string, PreviewedFile["sums"][number]>();
  for (const { currency, kind, amountMinor, feeMinor, repeats } of lines) {
    if (repeats) continue;
    const sum = sums.get(`${currency} ${kind}`) ?? { currency, kind, count: 0, amountMinor: 0, feeMinor: 0 };
    sums.set(`${currency} ${kind}`, {
      ...sum,
      count: sum.count + 1,
      amountMinor: sum.amountMinor + amountMinor,
      feeMinor: sum.feeMinor + feeMinor,
    });
  }
  return [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency) || lineKinds.indexOf(a.kind) - lineKinds.indexOf(b.kind));
}
