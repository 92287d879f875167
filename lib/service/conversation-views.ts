/** The lists that the inbox can be looked at in. */
export const conversationViews = ["open", "waiting", "mine", "answered", "closed", "all"] as const;
export type ConversationView = (typeof conversationViews)[number];
