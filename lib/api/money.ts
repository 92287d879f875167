/** Statements of payment providers, what they say of each day, and where they differ from the shop. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { differenceKinds } from "../reconcile/difference.ts";
import { books } from "../statement/book.ts";
import { columnMapping } from "../statement/by-columns.ts";
import { controlKinds, lineKinds, lineProblems } from "../statement/line.ts";
import { instant, pageQuery, uuid } from "./page.ts";

const day = z.iso.date();
const minor = z.int();
const currency = z.string();

export const statementFile = z.strictObject({
  /** The file's name, as a person will look for it. */
  name: z.string().trim().min(1).max(200),
  content: z
    .base64()
    .max(Math.ceil((limits.statementBytesMax * 4) / 3) + 4)
    .meta({ description: "The file's bytes in base64: CSV, gzip or zip, UTF-8 or GBK." }),
  mapping: columnMapping.optional().meta({ description: "What the columns are, for a CSV whose shape is not known." }),
});
export type StatementFile = z.infer<typeof statementFile>;

const control = z.object({ of: z.enum(controlKinds), said: minor, read: minor, currency });
const unreadLine = z.object({ number: z.int(), problem: z.enum(lineProblems), found: z.string(), text: z.string() });
export type UnreadLineShown = z.infer<typeof unreadLine>;

/** What a line says, without its place in a file. */
const lineFacts = {
  number: z.int(),
  kind: z.enum(lineKinds),
  at: instant,
  day,
  transactionId: z.string(),
  merchantNo: z.string(),
  refundId: z.string(),
  refundNo: z.string(),
  amountMinor: minor,
  askedMinor: minor,
  feeMinor: minor,
  currency,
  rate: z.string(),
  type: z.string(),
  note: z.string(),
};

const readFile = z.object({
  name: z.string(),
  provider: z.string(),
  book: z.enum(books),
  account: z.string(),
  from: z.string(),
  to: z.string(),
  lines: z.int(),
  unread: z.int(),
  /** Told twice inside this file. */
  repeats: z.int(),
  cut: z.boolean(),
  controls: z.array(control),
  /** This very file is here already. */
  known: z.boolean(),
  sums: z.array(z.object({ currency, kind: z.enum(lineKinds), count: z.int(), amountMinor: minor, feeMinor: minor })),
  first: z.array(z.object(lineFacts)),
  firstUnread: z.array(unreadLine),
});
export type PreviewedFile = z.infer<typeof readFile>;

export const statementPreview = z.object({
  files: z.array(readFile),
  /** Files whose columns a person has to name, with a guess. */
  unknown: z.array(
    z.object({
      name: z.string(),
      headings: z.array(z.string()),
      first: z.array(z.array(z.string())),
      columns: columnMapping.shape.columns,
    }),
  ),
});
export type StatementPreview = z.infer<typeof statementPreview>;

export const statementSummary = z.object({
  id: uuid,
  name: z.string(),
  provider: z.string(),
  book: z.enum(books),
  account: z.string(),
  origin: z.enum(["file", "connection", "sample"]),
  from: day.nullable(),
  to: day.nullable(),
  lines: z.int(),
  repeats: z.int(),
  unread: z.int(),
  cut: z.boolean(),
  /** Its own sums are not those of its lines. */
  disagrees: z.boolean(),
  importedAt: instant,
  importedBy: z.string(),
});
export type StatementSummary = z.infer<typeof statementSummary>;

export const statementsImported = z.object({
  statements: z.array(z.object({ id: uuid, name: z.string(), known: z.boolean(), lines: z.int(), repeats: z.int(), unread: z.int() })),
  /** Differences open in the days of these statements, and those that are new. */
  open: z.int(),
  fresh: z.int(),
});
export type StatementsImported = z.infer<typeof statementsImported>;

export const statementDetail = statementSummary.extend({
  controls: z.array(control),
  matched: z.int(),
  open: z.int(),
  unreadLines: z.array(unreadLine),
});
export type StatementDetail = z.infer<typeof statementDetail>;

export const statementLineShown = z.object({
  id: uuid,
  statementId: uuid,
  ...lineFacts,
  provider: z.string(),
  repeats: z.boolean(),
  /** Told by the trade bill too. */
  sibling: z.boolean(),
  matchedBy: z.enum(["transaction", "own-number", "hand"]).nullable(),
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** An open difference of this line. */
  difference: z.object({ id: uuid, kind: z.enum(differenceKinds) }).nullable(),
  text: z.string(),
});
export type StatementLineShown = z.infer<typeof statementLineShown>;

export const lineListQuery = pageQuery.extend({
  kind: z.enum(lineKinds).optional(),
  open: z.enum(["true"]).optional().meta({ description: "Only lines with an open difference." }),
});
export type LineListQuery = z.infer<typeof lineListQuery>;
export const statementListQuery = pageQuery.extend({ provider: z.string().max(40).optional() });
export type StatementListQuery = z.infer<typeof statementListQuery>;

export const moneyDay = z.object({
  id: z.string(),
  day,
  provider: z.string(),
  currency,
  payments: z.int(),
  receivedMinor: minor,
  refunds: z.int(),
  refundedMinor: minor,
  feesMinor: minor,
  paidOutMinor: minor,
  otherMinor: minor,
  keptMinor: minor,
  /** Payments and refunds that are matched, and those that are told by another bill. */
  matched: z.int(),
  lines: z.int(),
  open: z.int(),
});
export type MoneyDay = z.infer<typeof moneyDay>;
export const moneyDayQuery = pageQuery.extend({
  provider: z.string().max(40).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
export type MoneyDayQuery = z.infer<typeof moneyDayQuery>;

export const differenceStates = ["open", "right", "gone"] as const;
export const differenceListQuery = pageQuery.extend({
  state: z.enum(differenceStates).optional().meta({ description: "`open` unless said." }),
  kind: z.enum(differenceKinds).optional(),
  provider: z.string().max(40).optional(),
  day: day.optional(),
});
export type DifferenceListQuery = z.infer<typeof differenceListQuery>;

export const moneyDifference = z.object({
  id: uuid,
  kind: z.enum(differenceKinds),
  state: z.enum(differenceStates),
  provider: z.string(),
  day,
  currency,
  shopMinor: minor.nullable(),
  statementMinor: minor.nullable(),
  /** For the sentence: days, rate, another currency. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** The line's number of ours, where it has one. */
  merchantNo: z.string(),
  reason: z.string(),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
  noteId: uuid.nullable(),
  foundAt: instant,
});
export type MoneyDifference = z.infer<typeof moneyDifference>;

const shopRecord = z.object({
  id: z.string(),
  kind: z.enum(["payment", "refund"]),
  provider: z.string(),
  transactionId: z.string(),
  merchantNo: z.string(),
  refundId: z.string(),
  refundNo: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  amountMinor: minor,
  currency,
  at: instant,
});

export const moneyDifferenceDetail = moneyDifference.extend({
  line: statementLineShown.omit({ difference: true, order: true }).extend({ statementName: z.string() }).nullable(),
  record: shopRecord.nullable(),
  /** What it might be: records for a line, lines for a record. */
  suggestedRecords: z.array(shopRecord),
  suggestedLines: z.array(statementLineShown.omit({ difference: true, order: true })),
});
export type MoneyDifferenceDetail = z.infer<typeof moneyDifferenceDetail>;

export const settleBody = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("right"), reason: z.string().trim().max(500).default("") }),
  z.strictObject({ as: z.literal("open") }),
  /** A record for the line, or a line for the record. */
  z.strictObject({ as: z.literal("match"), recordId: z.string().max(600).optional(), lineId: uuid.optional() }),
]);
export type SettleBody = z.infer<typeof settleBody>;

export const fetchStatementBody = z.strictObject({
  connectionId: uuid,
  day,
  book: z.enum(books).optional().meta({ description: "`trade` unless said." }),
});
export type FetchStatementBody = z.infer<typeof fetchStatementBody>;
export const statementsFetched = z.object({
  statements: z.array(z.object({ id: uuid, known: z.boolean() })),
  lines: z.int(),
  matched: z.int(),
  open: z.int(),
  fresh: z.int(),
});
export type StatementsFetched = z.infer<typeof statementsFetched>;

export const reconcileBody = z.strictObject({ from: day, to: day, provider: z.string().max(40).optional() });
export type ReconcileBody = z.infer<typeof reconcileBody>;
export const reconciledAnswer = z.object({ lines: z.int(), matched: z.int(), open: z.int(), fresh: z.int() });
