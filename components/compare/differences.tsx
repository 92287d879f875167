"use client";
/** The orders at which a draft and the live version act differently; each opens with both paths beside each other. */
import { ArrowLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { actionTitle } from "#components/history/action-sentence.ts";
import { eventName } from "#components/history/event-name.ts";
import { FailureSentence } from "#components/history/failure.tsx";
import { RunDrawing } from "#components/history/run-drawing.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ComparedDetail, ComparedItem, Comparison, WouldAction } from "#lib/api/comparisons.ts";
import type { Page } from "#lib/api/page.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { compareWords } from "#lib/language/comparisons.ts";
import { limits } from "#lib/limits.ts";

export function Differences({ comparison }: { comparison: Comparison }) {
  const say = useSay();
  const sentence = useSentence();
  const [page, setPage] = useState<Page<ComparedItem> | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(true);
  const { id, state } = comparison;
  useEffect(() => {
    if (state === "running") return;
    const asked = new AbortController();
    ask<"listDifferences">("GET", `/comparisons/${id}/items`, undefined, asked.signal)
      .then(setPage)
      .catch((error: unknown) => {
        if (asked.signal.aborted) return;
        setAsking(false);
        toast.error(sentence(error));
      });
    return () => asked.abort();
  }, [id, state, sentence]);
  if (opened !== null) return <Difference comparison={comparison} n={opened} onBack={() => setOpened(null)} />;
  if (!page && asking && (comparison.result?.differ ?? 0) > 0 && state !== "running") return <Skeleton className="h-40 w-full" />;
  if (!page || page.items.length === 0) return null;
  const more = async () => {
    if (!page.next) return;
    setBusy(true);
    try {
      const next = await ask<"listDifferences">("GET", `/comparisons/${id}/items?cursor=${page.next}`);
      setPage({ items: [...page.items, ...next.items], next: next.next });
    } catch (error) {
      toast.error(sentence(error));
    }
    setBusy(false);
  };
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-muted text-xs">{say(compareWords.list)}</h3>
      <ul className="rounded-md border border-line">
        {page.items.map((item) => (
          <li key={item.n} className="border-line border-b last:border-b-0">
            <button
              type="button"
              onClick={() => setOpened(item.n)}
              className="flex w-full items-center gap-3 px-3 py-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="w-24 shrink-0 truncate font-medium">{item.event.label || say(eventName(item.event.type))}</span>
              <span className="min-w-0 flex-1">
                <ActionLine actions={item.more} sign="+" />
                <ActionLine actions={item.fewer} sign="−" />
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex items-center gap-3">
        {page.next ? (
          <Button size="sm" busy={busy} onClick={() => void more()}>
            {say(compareWords.loadMore)}
          </Button>
        ) : null}
        {(comparison.result?.differ ?? 0) > limits.comparedShownMax ? (
          <p className="text-muted text-xs">{say(compareWords.shownMax, { n: limits.comparedShownMax })}</p>
        ) : null}
      </div>
    </section>
  );
}

function ActionLine({ actions, sign }: { actions: readonly WouldAction[]; sign: "+" | "−" }) {
  const say = useSay();
  if (actions.length === 0) return null;
  const titles = [...new Set(actions.map(({ effect, args }) => actionTitle(effect, args, say)))];
  return (
    <span className="flex gap-1.5">
      <span className={sign === "+" ? "text-accent" : "text-warn"}>{sign}</span>
      <span className="min-w-0 truncate">{titles.join(" · ")}</span>
    </span>
  );
}

function Difference({ comparison, n, onBack }: { comparison: Comparison; n: number; onBack: () => void }) {
  const say = useSay();
  const sentence = useSentence();
  const [detail, setDetail] = useState<ComparedDetail | null>(null);
  useEffect(() => {
    const asked = new AbortController();
    ask<"getDifference">("GET", `/comparisons/${comparison.id}/items/${n}`, undefined, asked.signal)
      .then(setDetail)
      .catch((error: unknown) => asked.signal.aborted || toast.error(sentence(error)));
    return () => asked.abort();
  }, [comparison.id, n, sentence]);
  const { liveVersion } = comparison;
  const here = useRef<HTMLElement>(null);
  const isThere = detail !== null;
  useEffect(() => {
    if (isThere) here.current?.scrollIntoView({ block: "start" });
  }, [isThere]);
  return (
    <section ref={here} data-difference className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Button size="sm" onClick={onBack}>
          <ArrowLeft aria-hidden />
          {say(compareWords.back)}
        </Button>
        {detail ? (
          <h3 className="font-semibold text-base">
            {detail.event.label} <span className="font-normal text-muted text-sm">{say(eventName(detail.event.type))}</span>
          </h3>
        ) : null}
      </div>
      {detail ? (
        <div className="grid gap-3 md:grid-cols-2">
          {liveVersion === null ? null : (
            <Side title={say(compareWords.live, { version: liveVersion })} run={detail.live} only={detail.fewer} />
          )}
          <Side title={say(compareWords.draft)} run={detail.draft} only={detail.more} />
        </div>
      ) : (
        <Skeleton className="h-72 w-full" />
      )}
    </section>
  );
}

function Side({ title, run, only }: { title: string; run: ComparedDetail["draft"]; only: readonly WouldAction[] }) {
  const say = useSay();
  const locale = useLocale();
  const titleOf = (id: string) => {
    const node = run?.document.nodes.find((each) => each.id === id);
    return node ? stepTitle(node, locale) : id;
  };
  // the database keeps a record's fields in an order of its own
  const isOwn = (action: WouldAction) => only.some(({ effect, args }) => effect === action.effect && sameValue(args, action.args));
  const unknown = run?.unknown[0];
  return (
    <div className="flex min-w-0 flex-col overflow-hidden rounded-lg border border-line">
      <h4 className="border-line border-b bg-surface px-3 py-1.5 font-medium text-sm">{title}</h4>
      {run ? (
        <>
          <div className="relative h-64 bg-sunken">
            <RunDrawing document={run.document} steps={run.steps} groups={[]} selected={null} onSelect={() => undefined} />
          </div>
          <ul className="flex flex-col gap-1 p-3 text-sm">
            {run.actions.length === 0 ? <li className="text-muted">{say(compareWords.nothing)}</li> : null}
            {run.actions.map((action, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two actions may be the same
              <li key={i} className={isOwn(action) ? "font-medium" : "text-muted"}>
                {actionTitle(action.effect, action.args, say)}
              </li>
            ))}
            {run.failure ? (
              <li className="text-bad">
                <FailureSentence failure={run.failure} />
              </li>
            ) : null}
            {unknown ? (
              <li>
                <Badge tone="warn" plain>
                  {say(compareWords.unknownBeyond, { step: titleOf(unknown.node) })}
                </Badge>
              </li>
            ) : null}
          </ul>
        </>
      ) : (
        <p className="p-3 text-muted text-sm">{say(compareWords.notStarted)}</p>
      )}
    </div>
  );
}
