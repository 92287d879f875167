"use client";
import type { ReactNode } from "react";
import { ask } from "#components/api/ask.ts";
import { Card } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import type { Page } from "#lib/api/page.ts";
import type { TeamTask } from "#lib/api/tasks.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { TaskRow } from "./task-row.tsx";

export interface TaskListProps {
  first: Page<TeamTask>;
  query: string;
  you: string | null;
  mayEdit: boolean;
  /** In place of no rows. The last one that was ticked stays in sight, to be taken back. */
  empty: ReactNode;
}

export function TaskList({ first, query, you, mayEdit, empty }: TaskListProps) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listTasks">("GET", `/tasks?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  if (state.rows.length === 0) return empty;
  return (
    <RowsFrame state={state}>
      <Card>
        <ul aria-label={say(taskWords.title)} className="divide-y divide-line">
          {state.rows.map((task) => (
            <TaskRow key={task.id} task={task} you={you} mayEdit={mayEdit} full />
          ))}
        </ul>
      </Card>
    </RowsFrame>
  );
}
