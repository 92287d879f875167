/** The shop's answers, ready for looking up, in memory as long as they are the newest. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { type Book, bookOf, emptyBook } from "#lib/intelligence/answer/book.ts";

interface Stored {
  id: string;
  phrasings_zh: string[];
  phrasings_en: string[];
  answer_zh: string;
  answer_en: string;
}

const kept = new Map<string, { revision: string; book: Book }>();
const keptMax = 50;

/** As this transaction sees them: the revision moves on in the commit that changes an answer. */
export async function bookNow(sql: Sql | Transaction, workspaceId: string): Promise<Book> {
  const [now] = await sql<{ revision: string }[]>`select revision from answer_book where workspace_id = ${workspaceId}`;
  if (!now) return emptyBook;
  const known = kept.get(workspaceId);
  if (known?.revision === now.revision) return known.book;
  const rows = await sql<Stored[]>`
    select id, phrasings_zh, phrasings_en, answer_zh, answer_en from answer_entry
    where workspace_id = ${workspaceId} and state = 'on' order by id`;
  const book = bookOf(
    rows.map(({ id, phrasings_zh, phrasings_en, answer_zh, answer_en }) => ({
      id,
      phrasings: { zh: phrasings_zh, en: phrasings_en },
      answers: { zh: answer_zh, en: answer_en },
    })),
  );
  if (kept.size >= keptMax) kept.clear();
  kept.set(workspaceId, { revision: now.revision, book });
  return book;
}

/** The shop's answers have changed in this transaction. */
export async function turnPage(tx: Transaction, workspaceId: string): Promise<void> {
  await tx`
    insert into answer_book (workspace_id) values (${workspaceId})
    on conflict (workspace_id) do update set revision = answer_book.revision + 1`;
}
