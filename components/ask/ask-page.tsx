"use client";
/**
 * A customer's own page: they ask, and the answer appears. The key to their conversation stays in their browser, so that they
 * find it again; whoever shares the browser sees it too, which is why they can begin anew.
 */
import { useCallback, useEffect, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { askWords as words } from "#lib/language/ask.ts";
import { FirstQuestion } from "./first-question.tsx";
import { VisitorThread } from "./visitor-thread.tsx";

/** Often enough for a conversation, seldom enough for a page that stays open. */
const lookEveryMs = 3_000;

export function AskPage({ channelId, shop, greeting }: { channelId: string; shop: string; greeting: string }) {
  const say = useSay();
  const keptAs = `tradewind-ask-${channelId}`;
  const [token, setToken] = useState<string | null>(null);
  const [conversation, setConversation] = useState<Answer<"getAsked"> | null>(null);
  useEffect(() => setToken(localStorage.getItem(keptAs)), [keptAs]);
  const look = useCallback(async () => {
    if (token === null || document.visibilityState !== "visible") return;
    const now = await ask<"getAsked">("GET", `/ask/${channelId}/${token}`).catch(() => null);
    if (now) setConversation(now);
  }, [channelId, token]);
  useEffect(() => {
    void look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [look]);
  const begun = (made: string) => {
    localStorage.setItem(keptAs, made);
    setToken(made);
  };
  const anew = () => {
    localStorage.removeItem(keptAs);
    setToken(null);
    setConversation(null);
  };
  return (
    <>
      <h1 className="pt-6 font-semibold text-2xl text-balance">{shop || say(words.title)}</h1>
      <p className="mt-1 mb-6 text-base text-muted text-pretty">{greeting}</p>
      {token === null ? (
        <FirstQuestion channelId={channelId} onSent={begun} />
      ) : (
        <>
          <VisitorThread channelId={channelId} token={token} conversation={conversation} onSent={look} />
          <Button look="quiet" size="sm" className="mt-4" onClick={anew}>
            {say(words.again)}
          </Button>
        </>
      )}
    </>
  );
}
