"use client";
/** An entity's story: every event, decision, action, note and move of stock, newest first. */
import clsx from "clsx";
import {
  BadgePercent,
  CircleCheck,
  CircleHelp,
  CircleX,
  ClipboardCheck,
  Inbox,
  LoaderCircle,
  type LucideIcon,
  MessageSquare,
  NotebookPen,
  Package,
  StickyNote,
  Undo2,
  Waypoints,
} from "lucide-react";
import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { ask } from "#components/api/ask.ts";
import { actionOutcome, actionTitle } from "#components/history/action-sentence.ts";
import { eventName } from "#components/history/event-name.ts";
import { useFailureLine } from "#components/history/failure.tsx";
import { noteText } from "#components/history/note-text.ts";
import { systemName } from "#components/history/platform-outcome.ts";
import { RunStatusBadge } from "#components/history/run-status.tsx";
import { useStepKinds } from "#components/history/spoken-steps.tsx";
import { timelineId } from "#components/history/timeline-id.ts";
import { ToldPlatform } from "#components/history/told-platform.tsx";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { StockLine } from "#components/stock/stock-line.tsx";
import { TaskFacts } from "#components/tasks/task-facts.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { TimelineItem } from "#lib/api/orders.ts";
import type { Page } from "#lib/api/page.ts";
import type { RunEffect } from "#lib/api/runs.ts";
import { actionStateWords, originWords } from "#lib/language/activity.ts";
import { askingWords } from "#lib/language/ledger.ts";
import { productsWords } from "#lib/language/products.ts";
import { stockWords } from "#lib/language/stock.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { timelineWords } from "#lib/language/timeline.ts";

type Told = TimelineItem & { id: string };
const told = (page: Page<TimelineItem>): Page<Told> => ({
  items: page.items.map((item) => ({ ...item, id: timelineId(item) })),
  next: page.next,
});

/** @param path of the entity in the API, which has its timeline below it */
export function EntityTimeline({
  path,
  first,
}: {
  path: `/${"orders" | "stock" | "products" | "customers"}/${string}`;
  first: Page<TimelineItem>;
}) {
  const page = useMemo(() => told(first), [first]);
  const state = useRows(page, async (cursor) =>
    told(await ask<"getOrderTimeline">("GET", `${path}/timeline?cursor=${encodeURIComponent(cursor)}`)),
  );
  return (
    <RowsFrame state={state}>
      <ol className="flex flex-col">
        {state.rows.map((item, i) => (
          <Item key={item.id} item={item} withSku={!path.startsWith("/stock/")} last={i === state.rows.length - 1} />
        ))}
      </ol>
    </RowsFrame>
  );
}

function Item({ item, withSku, last }: { item: TimelineItem; withSku: boolean; last: boolean }) {
  const say = useSay();
  const line = useFailureLine();
  const kinds = useStepKinds();
  if (item.kind === "event")
    return (
      <Row icon={Inbox} at={item.at} last={last}>
        <Link href={`/events/${item.event.id}`} className="rounded-sm font-medium hover:underline">
          {say(eventName(item.event.type))}
        </Link>
        <p className="text-muted text-sm">
          {item.event.source?.name ?? say(originWords[item.event.origin])}
          {item.event.topic ? <span className="ml-2 font-mono text-faint text-xs">{item.event.topic}</span> : null}
        </p>
      </Row>
    );
  if (item.kind === "note")
    return (
      <Row icon={StickyNote} at={item.at} last={last} tone={item.note.urgent && !item.note.doneAt ? "text-warn" : undefined}>
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {say(timelineWords.noteLeft)}
          {item.note.doneAt ? (
            <Badge tone="good" plain>
              {item.note.doneBy ? say(timelineWords.noteDoneBy, { name: item.note.doneBy }) : say(timelineWords.noteDone)}
            </Badge>
          ) : item.note.urgent ? (
            <Badge tone="warn" plain>
              {say(timelineWords.urgent)}
            </Badge>
          ) : null}
        </span>
        <p className="whitespace-pre-line break-words text-sm">{noteText(item.note, say)}</p>
      </Row>
    );
  if (item.kind === "task")
    return (
      <Row icon={ClipboardCheck} at={item.at} last={last}>
        <Link
          href={item.task.state === "open" ? "/tasks" : `/tasks?state=${item.task.state}`}
          className="rounded-sm font-medium hover:underline"
        >
          {say(taskWords.given)}
        </Link>
        <p className="break-words text-sm">{item.task.title}</p>
        {item.task.text ? <p className="whitespace-pre-line break-words text-muted text-sm">{item.task.text}</p> : null}
        <TaskFacts task={item.task} you={null} here />
      </Row>
    );
  if (item.kind === "written")
    return (
      <Row icon={NotebookPen} at={item.at} last={last}>
        <p className="whitespace-pre-line break-words text-sm">{item.text}</p>
        {item.by ? <p className="text-muted text-sm">{item.by}</p> : null}
      </Row>
    );
  if (item.kind === "price")
    return (
      <Row icon={item.undone ? Undo2 : BadgePercent} at={item.at} last={last}>
        <span className="font-medium">{say(item.undone ? productsWords.priceBack : productsWords.priceSet)}</span>
        <p className="text-muted text-sm">
          <span className="font-mono">{item.sku}</span> <Money amount={item.before} /> → <Money amount={item.after} />
          {item.runId ? (
            <>
              {" · "}
              <Link href={`/runs/${item.runId}`} className="rounded-sm hover:underline">
                {say(stockWords.byFlow)}
              </Link>
            </>
          ) : null}
        </p>
      </Row>
    );
  if (item.kind === "stock")
    return (
      <Row icon={Package} at={item.at} last={last}>
        <StockLine entry={item.entry} withSku={withSku} />
      </Row>
    );
  if (item.kind === "message")
    return (
      <Row icon={MessageSquare} at={item.at} last={last}>
        <span className="font-medium">{say(timelineWords.wrote)}</span>
        <p className="line-clamp-4 whitespace-pre-line break-words text-muted text-sm">{item.message.text}</p>
      </Row>
    );
  if (item.kind === "undone")
    return (
      <Row icon={Undo2} at={item.at} last={last}>
        <Link href={`/jobs/${item.jobId}`} className="rounded-sm font-medium hover:underline">
          {say(timelineWords.undone, { flow: item.flowName, version: item.version })}
        </Link>
        <p className="text-muted text-sm">{say(timelineWords.undoneBy, { by: item.by })}</p>
        <ul className="mt-1 flex flex-col gap-1 text-muted text-sm">
          {item.actions.map((action) => (
            <li key={`${action.runId}${action.effect}${JSON.stringify(action.args)}`} className="line-through decoration-faint">
              {actionTitle(action.effect, action.args, say)}
            </li>
          ))}
        </ul>
      </Row>
    );
  return (
    <Row icon={Waypoints} at={item.at} last={last} tone={item.run.status === "failed" ? "text-bad" : "text-accent"}>
      <span className="flex flex-wrap items-center gap-2">
        <Link href={`/runs/${item.run.id}`} className="rounded-sm font-medium hover:underline">
          {item.run.flowName}
        </Link>
        <RunStatusBadge status={item.run.status} plain />
      </span>
      {item.run.failure ? <p className="text-bad text-sm">{line(item.run.failure)}</p> : null}
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {item.decisions.map((decision) => (
          <li key={`${decision.node}${decision.at}`} className="text-muted">
            {say(timelineWords.decided, {
              step: decision.title || (kinds[decision.type] ?? decision.node),
              port: decision.way ? say(decision.way) : decision.port,
            })}
            {decision.by.map(({ name, reason }) => (
              <span key={name} className="block pl-4 break-words">
                {reason ? say(timelineWords.personSaid, { name, reason }) : name}
              </span>
            ))}
          </li>
        ))}
        {item.effects.map((effect) => (
          <ActionLine key={effect.key} effect={effect} />
        ))}
      </ul>
    </Row>
  );
}

const states: Record<RunEffect["state"], { icon: LucideIcon; tone: string }> = {
  intended: { icon: LoaderCircle, tone: "text-info" },
  done: { icon: CircleCheck, tone: "text-good" },
  failed: { icon: CircleX, tone: "text-bad" },
  "in doubt": { icon: CircleHelp, tone: "text-warn" },
};

function ActionLine({ effect }: { effect: RunEffect }) {
  const say = useSay();
  const { icon: Icon, tone } = states[effect.state];
  const outcome = actionOutcome(effect.effect, effect.args, effect.reply, say);
  return (
    <li className="flex items-start gap-2">
      <Icon aria-label={say(actionStateWords[effect.state])} className={clsx("mt-[3px] size-3.5 shrink-0", tone)} />
      <span className="min-w-0 break-words">
        {actionTitle(effect.effect, effect.args, say)}
        {effect.asking === null ? null : (
          <span className="ml-2 text-warn">{say(askingWords.short, { system: systemName(effect.asking, say) })}</span>
        )}
        {effect.told?.state === "told" ? null : <ToldPlatform told={effect.told} className="ml-2" />}
        {outcome && effect.effect !== "team.note" && effect.effect !== "team.task" ? (
          <span className="ml-2 text-muted">{outcome}</span>
        ) : null}
      </span>
    </li>
  );
}

function Row({
  icon: Icon,
  tone = "text-muted",
  at,
  last,
  children,
}: {
  icon: LucideIcon;
  tone?: string | undefined;
  at: string;
  last: boolean;
  children: ReactNode;
}) {
  return (
    <li className="relative flex gap-3 pb-5">
      {last ? null : <span aria-hidden className="absolute top-7 bottom-0 left-[13px] w-px bg-line" />}
      <span className={clsx("flex size-7 shrink-0 items-center justify-center rounded-full border border-line bg-raised", tone)}>
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">{children}</div>
      <RelativeTime at={at} narrow className="shrink-0 pt-1 text-faint text-xs" />
    </li>
  );
}
