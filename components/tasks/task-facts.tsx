"use client";
/** The line below a task: what it is about, whose it is, when it is due, and what has become of it. */
import Link from "next/link";
import { useSay } from "#components/language/say.tsx";
import { useNow } from "#components/language/use-now.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { TeamTask } from "#lib/api/tasks.ts";
import { homeWords } from "#lib/language/home.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { aboutPath } from "./about-path.ts";

/** @param you the reader's id; null: a key, or nobody */
export function TaskFacts({ task, you, here = false }: { task: TeamTask; you: string | null; here?: boolean }) {
  const say = useSay();
  const now = useNow();
  const { about, assignee, dueAt, doneAt, doneBy, reopenedAt, reopenedBy, state } = task;
  const isLate = state === "open" && dueAt !== null && Date.parse(dueAt) < now;
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted text-sm">
      {state === "withdrawn" ? <Badge plain>{say(taskWords.withdrawn)}</Badge> : null}
      {state === "done" && doneAt ? (
        <Badge tone="good" plain>
          {doneBy ? say(taskWords.doneBy, { name: doneBy }) : say(taskWords.done)} <RelativeTime at={doneAt} narrow />
        </Badge>
      ) : null}
      {isLate && dueAt ? (
        <Badge tone="bad" plain>
          {say(taskWords.late)} <RelativeTime at={dueAt} narrow />
        </Badge>
      ) : null}
      {state === "open" && dueAt && !isLate ? (
        <span>
          {say(taskWords.isDue)} <RelativeTime at={dueAt} narrow />
        </span>
      ) : null}
      {about && !here ? (
        <Link href={aboutPath(about)} className="rounded-sm text-accent hover:underline">
          {about.type === "order" ? say(homeWords.ofOrder, { number: about.label }) : about.label}
        </Link>
      ) : null}
      {assignee ? (
        <span>{assignee.userId === you ? say(taskWords.isForYou) : say(taskWords.isFor, { name: assignee.name })}</span>
      ) : (
        <span>{say(taskWords.isForAnybody)}</span>
      )}
      {reopenedAt && reopenedBy && state === "open" ? (
        <span>
          {say(taskWords.reopenedBy, { name: reopenedBy })} <RelativeTime at={reopenedAt} narrow />
        </span>
      ) : null}
      <span className="text-faint">
        {task.by ? (
          say(taskWords.byPerson, { name: task.by })
        ) : task.runId ? (
          <Link href={`/runs/${task.runId}`} className="rounded-sm hover:underline">
            {say(taskWords.byFlow)}
          </Link>
        ) : (
          say(taskWords.byFlow)
        )}{" "}
        <RelativeTime at={task.createdAt} narrow />
      </span>
    </p>
  );
}
