/** Reads a statement's text, whoever it is from; null where its shape is not known and a person has to name its columns. */
import { readAlipay } from "./alipay.ts";
import { type ColumnMapping, readByColumns } from "./by-columns.ts";
import type { ReadStatement, StatementLine } from "./line.ts";
import { readStripe } from "./stripe.ts";
import { readWechat } from "./wechat.ts";

export function readStatement(text: string, mapping: ColumnMapping | null = null): ReadStatement | null {
  const read = mapping ? readByColumns(text, mapping) : (readWechat(text) ?? readAlipay(text) ?? readStripe(text));
  return read && { ...read, lines: told(read.lines) };
}

/** A file may tell of one movement twice: the second time is kept, and says so. */
function told(lines: readonly StatementLine[]): StatementLine[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    const repeats = seen.has(line.identity);
    seen.add(line.identity);
    return { ...line, repeats };
  });
}
