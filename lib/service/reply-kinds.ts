/** What a flow writes to a customer: the answer, or that somebody will answer. */
export const replyKinds = ["answer", "notice"] as const;
export type ReplyKind = (typeof replyKinds)[number];
