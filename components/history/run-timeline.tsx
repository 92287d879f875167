"use client";
/** What happened when in a run: decisions, actions with their tries, waits, people's words, and how long lay between. */
import clsx from "clsx";
import { CircleCheck, CirclePause, CircleX, Flag, GitBranch, type LucideIcon, Play, RotateCcw, Undo2, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Votes } from "#components/approvals/votes.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import { spanText } from "#components/ui/time.ts";
import type { RunDetail } from "#lib/api/runs.ts";
import { outcomeOf } from "#lib/approval/outcome.ts";
import { spokenPort, spokenTitle } from "#lib/flow/spoken-steps.ts";
import { saidWords } from "#lib/language/ledger.ts";
import { runTimelineWords } from "#lib/language/run-timeline.ts";
import { type Moment, momentsOf } from "#lib/run/moments.ts";
import { actionOutcome, actionTitle } from "./action-sentence.ts";
import { eventName } from "./event-name.ts";
import { FailureSentence } from "./failure.tsx";
import { useSpokenSteps } from "./spoken-steps.tsx";
import { useWaitLine } from "./step-wait.tsx";

/** Shorter pauses are no news. */
const pauseMs = 1_000;

interface Told {
  icon: LucideIcon;
  tone?: string;
  title: ReactNode;
  text?: ReactNode;
}

export function RunTimeline({ run }: { run: RunDetail }) {
  const say = useSay();
  const tag = useLanguageTag();
  const tell = useTell(run);
  const spoken = useSpokenSteps();
  const moments = momentsOf(run.journal).flatMap((moment, i) => {
    const told = tell(moment);
    return told ? [{ ...told, at: moment.entry.at, since: moment.since, key: String(i) }] : [];
  });
  const undone = run.undone.map(({ node, visit, by, at }) => ({
    key: `undone ${node}/${visit}`,
    icon: Undo2,
    tone: "text-muted",
    title: spokenTitle(spoken, node),
    text: say(runTimelineWords.undone, { by }),
    at,
    since: 0,
  }));
  const all = [...moments, ...undone];
  return (
    <ol className="px-4 pt-3 pb-6">
      {all.map((moment, i) => {
        const { icon: Icon, tone = "text-muted", title, text, at, since, key } = moment;
        return (
          <li key={key} className="relative">
            {since >= pauseMs ? (
              <p className="tabular pb-2 pl-9 text-faint text-xs">{say(runTimelineWords.later, { time: spanText(since, tag) })}</p>
            ) : null}
            <div className="flex gap-3 pb-3">
              {i < all.length - 1 ? <span aria-hidden className="absolute top-6 bottom-0 left-[11px] w-px bg-line" /> : null}
              <span
                className={clsx(
                  "relative flex size-6 shrink-0 items-center justify-center rounded-full border border-line bg-raised",
                  tone,
                )}
              >
                <Icon aria-hidden className="size-3.5" />
              </span>
              <div className="min-w-0 flex-1 pt-0.5 text-sm">
                <p className="break-words">{title}</p>
                {text ? <div className="break-words text-muted">{text}</div> : null}
                <ExactTime at={at} seconds className="text-faint text-xs" />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Null where an entry says nothing that its neighbours do not. */
function useTell(run: RunDetail): (moment: Moment) => Told | null {
  const say = useSay();
  const waits = useWaitLine();
  const spoken = useSpokenSteps();
  const titleOf = (node: string) => spokenTitle(spoken, node);
  const stepAt = (node: string, visit: number) => run.steps.find((step) => step.node === node && step.visit === visit);
  const way = (node: string, port: string) => spokenPort(spoken, { node, port });
  return ({ entry }) => {
    switch (entry.kind) {
      case "started":
        return { icon: Play, tone: "text-accent", title: say(runTimelineWords.started, { event: say(eventName(run.eventType)) }) };
      case "decided": {
        const port = way(entry.node, entry.port);
        return port ? { icon: GitBranch, title: say(runTimelineWords.decided, { step: titleOf(entry.node), port }) } : null;
      }
      case "waiting": {
        const step = stepAt(entry.node, entry.visit);
        return {
          icon: CirclePause,
          tone: "text-warn",
          title: titleOf(entry.node),
          text: step ? waits({ ...step, status: "waiting" }) : null,
        };
      }
      case "resolved": {
        const decided = outcomeOf(entry.output);
        const port = way(entry.node, entry.port);
        return {
          icon: decided ? UserRound : CircleCheck,
          tone: "text-good",
          title: port ? say(runTimelineWords.decided, { step: titleOf(entry.node), port }) : titleOf(entry.node),
          text: decided ? <Votes votes={decided.by} /> : null,
        };
      }
      case "answered": {
        const effect = run.effects.find((each) => each.node === entry.node && each.visit === entry.visit);
        const outcome = effect ? actionOutcome(effect.effect, effect.args, effect.reply, say) : null;
        const tries = entry.attempt > 1 ? say(runTimelineWords.done, { n: entry.attempt }) : null;
        return {
          icon: CircleCheck,
          tone: "text-good",
          title: effect ? actionTitle(effect.effect, effect.args, say) : titleOf(entry.node),
          text: [outcome, tries].filter(Boolean).join(" "),
        };
      }
      case "failed":
        return {
          icon: entry.retryAt ? RotateCcw : CircleX,
          tone: entry.retryAt ? "text-warn" : "text-bad",
          title: titleOf(entry.node),
          text: (
            <>
              {say(entry.retryAt ? runTimelineWords.failed : runTimelineWords.failedFinal, { n: entry.attempt })}
              <span className="block">
                <FailureSentence failure={entry.failure} />
              </span>
            </>
          ),
        };
      case "judged":
        return { icon: UserRound, title: titleOf(entry.node), text: say(saidWords[entry.decision], { by: entry.by }) };
      case "woken":
        return { icon: Play, title: say(runTimelineWords.goesOn) };
      case "stopped":
        return { icon: Flag, title: entry.message || say(runTimelineWords.stopped) };
      case "ended":
        return endOf(entry.outcome, entry.by, say);
      // the wait before it has said why
      case "parked":
        return null;
    }
  };
}

function endOf(outcome: "finished" | "failed" | "cancelled", by: string | undefined, say: ReturnType<typeof useSay>): Told {
  if (outcome === "finished") return { icon: CircleCheck, tone: "text-good", title: say(runTimelineWords.finished) };
  if (outcome === "failed") return { icon: CircleX, tone: "text-bad", title: say(runTimelineWords.ranFailed) };
  return { icon: CircleX, title: by ? say(runTimelineWords.cancelledBy, { by }) : say(runTimelineWords.cancelled) };
}
