import type { StatementFile, StatementsImported } from "#lib/api/money.ts";
import { moneyRefusals } from "#lib/language/money-refusals.ts";
import { database } from "../store/database.ts";
import { keepStatement } from "../store/keep-statement.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { readStatementFile } from "./read-statement-file.ts";

/** Keeps every statement in the file and holds its days against the shop. A file in an archive that is not understood stops all of it. */
export async function importStatement(actor: Actor, input: StatementFile): Promise<StatementsImported> {
  requireRole(actor, "editor");
  const { files, unknown } = readStatementFile(input);
  const [stranger] = unknown;
  if (stranger) throw new Refusal(422, "statement.columns", moneyRefusals.columnsUnknown, { values: { name: stranger.name } });
  const done: StatementsImported = { statements: [], open: 0, fresh: 0 };
  for (const { name, bytes, read } of files) {
    const now = new Date().toISOString();
    const kept = await keepStatement(database().sql, {
      ...{ workspaceId: actor.workspaceId, read, name, bytes, origin: "file", connectionId: null, by: actor.name, now },
    });
    const { id, known, repeats, open, fresh } = kept;
    done.statements.push({ id, name, known, lines: read.lines.length, repeats, unread: read.unread.length });
    done.open += open;
    done.fresh += fresh;
  }
  return done;
}
