/** Customer service: conversations and the shop's answers. */
import { z } from "zod";
import { money } from "../commerce/money.ts";
import { orderStatus } from "../commerce/order.ts";
import { limits } from "../limits.ts";
import { channelKindIds } from "../service/channel-titles.ts";
import { conversationModes, conversationStatuses, messageAuthors, messageStates } from "../service/conversation.ts";
import { conversationViews } from "../service/conversation-views.ts";
import { instant, pageOf, pageQuery, uuid, words } from "./page.ts";

const conversationId = z.string().min(1).max(300);
export const conversationParams = z.strictObject({ id: conversationId });

export const conversationListQuery = pageQuery.extend({
  view: z.enum(conversationViews).optional().meta({
    description:
      "`open`: not closed (where nothing is said); `waiting`: for a person; `mine`: assigned to the one who asks; `answered`: by a flow.",
  }),
  customer: z.string().max(200).optional().meta({ description: "A customer's id." }),
});
export type ConversationListQuery = z.infer<typeof conversationListQuery>;

export const conversationSummary = z.object({
  id: z.string(),
  channel: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }).nullable(),
  name: z.string(),
  subject: z.string(),
  locale: z.string(),
  /** Who answers: flows, a person who has yet to come, or a person. */
  mode: z.enum(conversationModes),
  status: z.enum(conversationStatuses),
  /** Why it waits for a person. */
  reason: z.string(),
  assignee: z.object({ userId: z.string(), name: z.string() }).nullable(),
  waitingSince: instant.nullable(),
  lastAt: instant,
  lastText: z.string(),
  lastAuthor: z.enum(messageAuthors),
});
export type ConversationSummary = z.infer<typeof conversationSummary>;
export const conversationPage = pageOf(conversationSummary);

export const conversationMessage = z.object({
  id: z.string(),
  author: z.enum(messageAuthors),
  authorName: z.string(),
  text: z.string(),
  at: instant,
  state: z.enum(messageStates),
  failure: z.string(),
  runId: uuid.nullable(),
  /** The answer that it was taken from. */
  entry: z.object({ id: uuid, question: z.string() }).nullable(),
  confidence: z.number().nullable(),
});
export type ConversationMessage = z.infer<typeof conversationMessage>;

export const conversationDetail = conversationSummary.extend({
  note: z.string(),
  address: z.string(),
  /** What the customer last asked. */
  asked: z.string(),
  /** Oldest first; of a long conversation the newest. */
  messages: z.array(conversationMessage),
  /** By what a reply goes out; null: it stays in Tradewind. */
  sendsBy: z.object({ kind: z.string(), name: z.string() }).nullable(),
  orders: z.array(
    z.object({ id: z.string(), number: z.string(), status: orderStatus, total: money, placedAt: z.string(), meant: z.boolean() }),
  ),
});
export type ConversationDetail = z.infer<typeof conversationDetail>;

export const suggestion = z.object({
  entryId: uuid,
  question: z.string(),
  confidence: z.number(),
  /** With the order's fields filled in; null where one is missing. */
  text: z.string().nullable(),
  missing: z.array(z.string()),
});
export type Suggestion = z.infer<typeof suggestion>;
export const suggestionList = z.object({ items: z.array(suggestion) });

export const replyBody = z.strictObject({
  text: z.string().trim().min(1).max(limits.replyCharsMax),
  /** The same for the same reply: one that is sent again is sent once. */
  key: z.string().min(8).max(100),
  entryId: uuid.optional(),
});
export type ReplyBody = z.infer<typeof replyBody>;
export const replied = z.object({ state: z.enum(messageStates), failure: z.string() });
export type Replied = z.infer<typeof replied>;

export const conversationChange = z.strictObject({
  do: z.enum(["take-over", "give-back", "close", "reopen", "assign"]),
  userId: z.string().max(100).nullable().optional().meta({ description: "For `assign`: to whom; null: to nobody." }),
});
export type ConversationChange = z.infer<typeof conversationChange>;

export const resendParams = z.strictObject({ id: conversationId, messageId: z.string().min(1).max(200) });
export const resendBody = z.strictObject({
  arrived: z.boolean().meta({ description: "A person has seen that it arrived: nothing is sent." }),
});

export const answerStates = ["on", "off", "proposed"] as const;
const phrasings = z.array(z.string().trim().min(1).max(limits.phrasingCharsMax)).max(limits.phrasingsMax);
const answerText = z.string().trim().max(limits.answerCharsMax);
export const answerBody = z.strictObject({
  phrasingsZh: phrasings.default([]),
  phrasingsEn: phrasings.default([]),
  answerZh: answerText.default(""),
  answerEn: answerText.default(""),
});
export type AnswerBody = z.infer<typeof answerBody>;
export const answerChange = z.strictObject({
  phrasingsZh: phrasings.optional(),
  phrasingsEn: phrasings.optional(),
  answerZh: answerText.optional(),
  answerEn: answerText.optional(),
  state: z.enum(["on", "off"]).optional(),
});
export type AnswerChange = z.infer<typeof answerChange>;
export const answerItem = z.object({
  id: uuid,
  state: z.enum(answerStates),
  phrasingsZh: z.array(z.string()),
  phrasingsEn: z.array(z.string()),
  answerZh: z.string(),
  answerEn: z.string(),
  used: z.int(),
  lastUsedAt: instant.nullable(),
  conversationId: z.string().nullable(),
  updatedBy: z.string(),
  updatedAt: instant,
});
export type AnswerItem = z.infer<typeof answerItem>;
export const answerListQuery = pageQuery.extend({
  state: z
    .enum([...answerStates, "known"])
    .optional()
    .meta({ description: "`known`: those that are confirmed, on or off." }),
  search: z.string().max(200).optional().meta({ description: "A part of a question or an answer." }),
});
export type AnswerListQuery = z.infer<typeof answerListQuery>;
export const answerPage = pageOf(answerItem);

export const importBody = z.strictObject({ csv: z.string().min(1).max(limits.answersImportBytes) });
export const imported = z.object({
  added: z.int(),
  /** Their question was there before: the new ways of asking were added, and the answer was replaced. */
  updated: z.int(),
  problems: z.array(z.object({ line: z.int(), text: z.string(), why: words })),
});
export type Imported = z.infer<typeof imported>;

export const tryBody = z.strictObject({ text: z.string().trim().min(1).max(limits.replyCharsMax) });
export const tried = z.object({
  /** Why no flow would answer it by itself, whatever is found: empty, refund, complaint or asked. */
  person: z.string(),
  items: z.array(z.object({ entryId: uuid, question: z.string(), answer: z.string(), confidence: z.number() })),
});
export type Tried = z.infer<typeof tried>;

const secrets = z.record(z.string().max(64), z.string().max(limits.connectionSecretChars));
export const channelBody = z.strictObject({
  kind: z.enum(channelKindIds),
  name: z.string().trim().min(1).max(limits.nameCharsMax),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: secrets.default({}).meta({ description: "Kept sealed; never given back." }),
});
export type ChannelBody = z.infer<typeof channelBody>;
export const channelChange = z.strictObject({
  name: z.string().trim().min(1).max(limits.nameCharsMax).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  /** Those that are named; the others stay. */
  secrets: secrets.optional(),
  enabled: z.boolean().optional(),
});
export type ChannelChange = z.infer<typeof channelChange>;
export const channelItem = z.object({
  id: uuid,
  kind: z.enum(channelKindIds),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  hasSecrets: z.boolean(),
  enabled: z.boolean(),
  /** What is entered at the other side, or linked to; empty: nothing is. */
  url: z.string(),
  heardAt: instant.nullable(),
  lookedAt: instant.nullable(),
  /** What went wrong last; empty: nothing since it worked. */
  error: z.string(),
  errorAt: instant.nullable(),
});
export type ChannelItem = z.infer<typeof channelItem>;
export const channelList = z.object({ items: z.array(channelItem) });
export const channelChecked = z.object({ ok: z.boolean(), message: z.string() });
export type ChannelChecked = z.infer<typeof channelChecked>;

export const askParams = z.strictObject({ id: uuid });
export const askBody = z.strictObject({
  text: z.string().trim().min(1).max(2_000),
  name: z.string().trim().max(limits.nameCharsMax).default(""),
  email: z.union([z.literal(""), z.email().max(limits.mailAddressChars)]).default(""),
  /** Filled in by machines only: people do not see it. */
  website: z.string().max(500).default(""),
  /** Of a conversation that goes on. */
  token: z.string().max(100).optional(),
  /** The same for the same message: one that is sent again is kept once. */
  key: z.string().min(8).max(100),
});
export type AskBody = z.infer<typeof askBody>;
export const askedParams = z.strictObject({ id: uuid, token: z.string().min(20).max(100) });
export const askMade = z.object({ token: z.string() });
export const visitorConversation = z.object({
  closed: z.boolean(),
  messages: z.array(z.object({ id: z.string(), mine: z.boolean(), text: z.string(), by: z.string(), at: instant })),
});
export type VisitorConversation = z.infer<typeof visitorConversation>;
