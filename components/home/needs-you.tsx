"use client";
/** What waits for a person: notes that flows left, failed runs, results that nobody knows, drafts that are not live. */
import {
  BellOff,
  Check,
  ChevronRight,
  CircleHelp,
  CircleX,
  ClipboardCheck,
  type LucideIcon,
  PencilLine,
  Scale,
  StickyNote,
  UserCheck,
} from "lucide-react";
import Link from "next/link";
import { WaitingDecisions } from "#components/approvals/waiting-decisions.tsx";
import { Card } from "#components/frame/page.tsx";
import { useFailureLine } from "#components/history/failure.tsx";
import { useStepKinds } from "#components/history/spoken-steps.tsx";
import { useSay } from "#components/language/say.tsx";
import { problemPlace } from "#components/problems/problem-name.ts";
import { TaskRow } from "#components/tasks/task-row.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AlertChannel } from "#lib/alert/alert.ts";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import type { ProblemSummary } from "#lib/api/problems.ts";
import type { Home } from "#lib/api/shop.ts";
import type { TeamTask } from "#lib/api/tasks.ts";
import type { TeamNote } from "#lib/api/team.ts";
import { alertWords } from "#lib/language/alerts.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { homeWords } from "#lib/language/home.ts";
import { moneyWords } from "#lib/language/money.ts";
import { problemWords } from "#lib/language/problems.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { NoteRow } from "./note-row.tsx";

export interface NeedsYouProps {
  waiting: Home["waiting"];
  notes: readonly TeamNote[];
  /** Those for the reader or for anybody: the newest, and how many there are. */
  tasks: { readonly items: readonly TeamTask[]; readonly count: number };
  /** What the reader may decide: the newest, and how many there are. */
  approvals: { readonly items: readonly ApprovalSummary[]; readonly count: number };
  /** The newest open ones. */
  problems: readonly ProblemSummary[];
  /** Ways of telling that do not work. */
  deafAlerts: readonly AlertChannel[];
  mayEdit: boolean;
  /** The reader's id; null: a key. */
  you: string | null;
}

export function NeedsYou({ waiting, notes, tasks, approvals, problems, deafAlerts, mayEdit, you }: NeedsYouProps) {
  const say = useSay();
  const drafts = waiting.drafts - waiting.sickDrafts.length;
  const nothing =
    waiting.notes +
      waiting.inDoubt +
      waiting.differences +
      waiting.drafts +
      problems.length +
      notes.length +
      tasks.count +
      approvals.count +
      deafAlerts.length ===
    0;
  if (nothing)
    return (
      <Card className="flex items-center gap-3 px-4 py-5">
        <span className="flex size-8 items-center justify-center rounded-full bg-good-soft text-good">
          <Check aria-hidden className="size-4" />
        </span>
        <div>
          <p className="font-medium">{say(homeWords.nothingWaits)}</p>
          <p className="text-muted text-sm">{say(homeWords.nothingWaitsText)}</p>
        </div>
      </Card>
    );
  const more = waiting.notes - notes.length;
  return (
    <Card>
      <ul className="divide-y divide-line">
        <WaitingDecisions approvals={approvals.items} />
        {approvals.count > approvals.items.length ? (
          <Waiting
            icon={UserCheck}
            tone="text-warn"
            href="/approvals?mine=true"
            text={say(approvalWords.moreWaiting, { n: approvals.count - approvals.items.length })}
          />
        ) : null}
        {waiting.inDoubt > 0 ? (
          <Waiting icon={CircleHelp} tone="text-warn" href="/needs-you" text={say(homeWords.inDoubt, { n: waiting.inDoubt })} />
        ) : null}
        {problems.map((problem) => (
          <ProblemRow key={problem.id} problem={problem} />
        ))}
        {waiting.problems > problems.length && problems.length > 0 ? (
          <Waiting
            icon={CircleX}
            tone="text-bad"
            href="/problems"
            text={say(problemWords.more, { n: waiting.problems - problems.length })}
          />
        ) : null}
        {deafAlerts.map((channel) => (
          <Waiting
            key={channel}
            icon={BellOff}
            tone="text-bad"
            href="/settings/alerts"
            text={say(channel === "mail" ? alertWords.failingMail : alertWords.failingHook)}
          />
        ))}
        {tasks.items.map((task) => (
          <TaskRow key={task.id} task={task} you={you} mayEdit={mayEdit} />
        ))}
        {tasks.count > tasks.items.length ? (
          <Waiting
            icon={ClipboardCheck}
            tone="text-muted"
            href="/tasks?for=me"
            text={say(taskWords.moreTasks, { n: tasks.count - tasks.items.length })}
          />
        ) : null}
        {notes.map((note) => (
          <NoteRow key={note.id} note={note} mayEdit={mayEdit} />
        ))}
        {more > 0 ? <Waiting icon={StickyNote} tone="text-muted" href="/needs-you" text={say(homeWords.moreNotes, { n: more })} /> : null}
        {waiting.sickDrafts.map(({ id, name, problems: n }) => (
          <Waiting key={id} icon={PencilLine} tone="text-warn" href={`/flows/${id}`} text={say(homeWords.sickDraft, { name, n })} />
        ))}
        {waiting.differences > 0 ? (
          <Waiting icon={Scale} tone="text-warn" href="/money/differences" text={say(moneyWords.waiting, { n: waiting.differences })} />
        ) : null}
        {drafts > 0 ? <Waiting icon={PencilLine} tone="text-muted" href="/flows" text={say(homeWords.drafts, { n: drafts })} /> : null}
      </ul>
    </Card>
  );
}

function Waiting({ icon: Icon, tone, href, text }: { icon: LucideIcon; tone: string; href: string; text: string }) {
  return (
    <li>
      <Link href={href} className="flex items-center gap-3 rounded-md px-4 py-2.5 hover:bg-hover">
        <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
        <span className="min-w-0 flex-1">{text}</span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
      </Link>
    </li>
  );
}

/** One cause, however many runs it stopped. */
function ProblemRow({ problem }: { problem: ProblemSummary }) {
  const say = useSay();
  const kinds = useStepKinds();
  const line = useFailureLine();
  return (
    <li>
      <Link href={`/problems/${problem.id}`} className="flex items-start gap-3 rounded-md px-4 py-2.5 hover:bg-hover">
        <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{problemPlace(problem, say, kinds)}</span>
          <span className="mt-0.5 line-clamp-2 text-muted text-sm">{line(problem)}</span>
        </span>
        <span className="tabular shrink-0 text-muted text-sm">
          {say(problemWords.count, { n: problem.waiting })}
          <RelativeTime at={problem.lastAt} narrow className="block text-right text-faint text-xs" />
        </span>
      </Link>
    </li>
  );
}
