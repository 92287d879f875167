/** Decisions that runs wait for. */
import { z } from "zod";
import { money } from "../commerce/money.ts";
import { limits } from "../limits.ts";
import { orderSummary } from "./orders.ts";
import { instant, pageQuery, uuid } from "./page.ts";

const decision = z.enum(["approved", "rejected"]);
const person = z.object({ userId: z.string(), name: z.string() });

export const approvalListQuery = pageQuery.extend({
  state: z.enum(["open", "settled", "all"]).optional().meta({ description: "`open` where nothing is said." }),
  mine: z.enum(["true", "false"]).optional().meta({ description: "Only what the one who asks may decide." }),
  runId: uuid.optional(),
  orderId: z.string().max(300).optional(),
});
export type ApprovalListQuery = z.infer<typeof approvalListQuery>;

export const approvalVote = z.object({
  name: z.string(),
  decision,
  reason: z.string(),
  at: instant,
  way: z.enum(["product", "link", "key"]),
  /** Who had copied the link that was used, where that was somebody else. */
  linkBy: z.string().nullable(),
});

export const approvalSummary = z.object({
  id: uuid,
  runId: uuid,
  flow: z.object({ id: uuid, name: z.string() }),
  node: z.string(),
  visit: z.int(),
  question: z.string(),
  details: z.string(),
  /** Money at stake. */
  amount: money.nullable(),
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
  customer: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** `owners`: all who were named have left the shop. */
  decides: z.enum(["editors", "named", "owners"]),
  /** Who was named, of those who belong to the shop still. */
  people: z.array(person),
  /** Who may decide too from `remindAt` on. */
  deputy: person.nullable(),
  needed: z.int(),
  votes: z.array(approvalVote),
  askedAt: instant,
  remindAt: instant.nullable(),
  remindedAt: instant.nullable(),
  /** Till then it can be decided; null: for as long as it takes. */
  until: instant.nullable(),
  /** `closed`: the run ended or went on without it. */
  status: z.enum(["open", "approved", "rejected", "expired", "closed"]),
  settledAt: instant.nullable(),
  /** What the one who asks may do. */
  mine: z.object({ standing: z.enum(["may", "role", "others", "deputy-later"]), voted: decision.nullable() }),
});
export type ApprovalSummary = z.infer<typeof approvalSummary>;

/** What the customer did so far, one amount a currency. */
const customerYear = z.object({ orders: z.int(), spent: z.array(money), refunded: z.array(money), refunds: z.int() });
export const approvalDetail = approvalSummary.extend({
  orderNow: orderSummary.extend({ items: z.array(z.object({ title: z.string(), quantity: z.int() })) }).nullable(),
  history: z
    .object({
      since: instant,
      lastYear: customerYear,
      ever: customerYear,
      /** The newest first, without the order in question. */
      recent: z.array(orderSummary),
    })
    .nullable(),
});
export type ApprovalDetail = z.infer<typeof approvalDetail>;

const reason = z.string().trim().max(limits.noteCharsMax).default("");
export const decideBody = z.strictObject({ decision, reason });

export const linkBody = z.strictObject({
  userId: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: "For whom; absent: for the one who asks. Only the owner makes links for others." }),
});
export const approvalLink = z.object({
  url: z.string(),
  person,
  expiresAt: instant,
  /** False where the address only exists on this machine or in its network. */
  reachable: z.boolean(),
});
export type ApprovalLink = z.infer<typeof approvalLink>;

export const approvalLinkParams = z.strictObject({ token: z.string().min(16).max(600) });
export const approvalByLink = z.object({
  person,
  approval: approvalDetail,
  /** Handed back with the decision: it shows that the page was opened and somebody pressed its button. */
  deed: z.string(),
});
export type ApprovalByLink = z.infer<typeof approvalByLink>;
export const decideByLinkBody = decideBody.extend({ deed: z.string().min(16).max(200) });
export type DecideByLinkBody = z.infer<typeof decideByLinkBody>;
