import type { ReactNode } from "react";
import { askedConversation } from "./asked-conversation.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function ConversationLayout({
  params,
  children,
}: {
  params: Promise<{ conversationId: string }>;
  children: ReactNode;
}) {
  await askedConversation((await params).conversationId);
  return children;
}
