"use client";
/** In the publish sheet: which step sends what to which system, in plain words. */
import { Send, UserRound } from "lucide-react";
import { useChoices } from "#components/inspector/use-choices.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { fieldName } from "#lib/flow/field-names.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { type Destination, type Leaving, leavesHouse } from "#lib/flow/leaves-house.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { partWords } from "#lib/language/fields.ts";
import { formWords } from "#lib/language/inspector.ts";
import { alsoSentWords, leavesWords, usualWords } from "#lib/language/leaves-house.ts";
import { uiWords } from "#lib/language/ui.ts";
import type { Locale } from "#lib/language/words.ts";

export function LeavesHouse({ document }: { document: FlowDocument }) {
  const say = useSay();
  const locale = useLocale();
  const connections = useChoices("/connections");
  const leaving = leavesHouse(document);
  if (leaving.length === 0) return <p className="text-muted">{say(leavesWords.nothing)}</p>;
  const systemOf = (to: Destination): string => {
    if (to.kind === "usual") return say(usualWords[to.of]);
    if (to.kind === "host") return to.host || say(leavesWords.anyAddress);
    const found = connections.items.find(({ id }) => id === to.id);
    return found?.name ?? say(missing[connections.state]);
  };
  const told = (path: string): string => {
    const [root = "", id = "", ...rest] = path.split(".");
    if (root === "steps") {
      const node = document.nodes.find((each) => each.id === id);
      const step = node ? stepTitle(node, locale) : id;
      const field = rest.length > 0 ? (fieldName(path, locale) ?? rest.join(".")) : "";
      return field === "" ? say(leavesWords.resultOf, { step }) : say(leavesWords.ofStep, { field, step });
    }
    if (path === "event.body") return say(leavesWords.whole, { part: say(partWords.payload) });
    return id === "" ? say(leavesWords.whole, { part: partName(root, locale) }) : (fieldName(path, locale) ?? path);
  };
  return (
    <ul className="flex flex-col gap-2">
      {leaving.map((each) => (
        <li key={each.node.id} className="flex gap-2">
          <Send aria-hidden className="mt-[3px] size-3.5 shrink-0 text-muted" />
          <div className="min-w-0">
            <p className="break-words">
              <span className="font-medium">{stepTitle(each.node, locale)}</span> → {systemOf(each.to)}
            </p>
            <Sent leaving={each} told={told} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Sent({ leaving: { effect, fields, personal }, told }: { leaving: Leaving; told: (path: string) => string }) {
  const say = useSay();
  const also = alsoSentWords[effect];
  const all = [...new Set([...fields.map(told), ...(also ? [say(also)] : [])])];
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-muted">
      <span className="min-w-0 break-words">
        {all.length === 0 ? say(leavesWords.sendsNoField) : say(leavesWords.sends, { fields: all.join(" · ") })}
      </span>
      {personal.length > 0 ? (
        <span className="inline-flex items-center gap-1 text-warn text-xs">
          <UserRound aria-hidden className="size-3.5" />
          {say(leavesWords.personal)}
        </span>
      ) : null}
    </p>
  );
}

/** A list that could not be read says nothing of what is not in it. */
const missing = { loading: uiWords.loading, failed: formWords.loadFailed, ready: leavesWords.gone };
const parts: Partial<Record<string, { en: string; zh: string }>> = partWords;
const partName = (root: string, locale: Locale): string => parts[root]?.[locale] ?? root;
