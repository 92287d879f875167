"use client";
/** What came of connecting a shop: what it sends now, and what is left to do by hand. */
import { Check } from "lucide-react";
import type { Answer } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { connectWords } from "#lib/language/connect.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { Secret } from "./secret.tsx";

export function ConnectResult({ answer }: { answer: Answer<"connectShop"> }) {
  const say = useSay();
  const { registered, missing, problem, reachable, secret, url, importing } = answer;
  return (
    <div className="flex flex-col gap-4">
      {reachable ? null : <Notice tone="warn">{say(connectWords.notReachable)}</Notice>}
      {registered.length > 0 ? (
        <div>
          <p className="font-medium text-sm">{say(connectWords.registered, { n: registered.length })}</p>
          <Topics topics={registered} done />
        </div>
      ) : null}
      {problem !== "" && missing.length > 0 ? (
        <Notice tone="warn" title={say(connectWords.missing, { why: problem })}>
          <Topics topics={missing} done={false} />
        </Notice>
      ) : null}
      {secret ? (
        <>
          <p className="text-sm">{say(connectWords.byHand)}</p>
          <Secret label={say(connectionsWords.address)} copy={say(connectionsWords.copyAddress)} text={url} />
          <Secret label={say(connectionsWords.secret)} copy={say(connectionsWords.copySecret)} text={secret} />
          <Notice tone="warn">{say(connectionsWords.secretOnce)}</Notice>
        </>
      ) : null}
      {importing ? <p className="text-muted text-sm">{say(connectWords.importing)}</p> : null}
    </div>
  );
}

function Topics({ topics, done }: { topics: readonly string[]; done: boolean }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-1.5">
      {topics.map((topic) => (
        <li key={topic} className="flex items-center gap-1 rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs">
          {done ? <Check aria-hidden className="size-3 text-good" /> : null}
          {topic}
        </li>
      ))}
    </ul>
  );
}
