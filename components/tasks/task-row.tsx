"use client";
/** One task in a list: a ring to tick, what is to be done, and what is known of it. */
import clsx from "clsx";
import { Circle, CircleCheck, CircleSlash, Ellipsis, PencilLine, Undo2, UserRound } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Late } from "#components/ui/late.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.ts";
import type { TeamTask } from "#lib/api/tasks.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { TaskFacts } from "./task-facts.tsx";

const load = () => import("./task-form.tsx").then((module) => module.TaskDialog);
const TaskDialog = dynamic(load, { ssr: false });

export interface TaskRowProps {
  task: TeamTask;
  /** The reader's id; null: a key. */
  you: string | null;
  mayEdit: boolean;
  /** With what an editor can do beside ticking it. */
  full?: boolean;
}

export function TaskRow({ task: given, you, mayEdit, full = false }: TaskRowProps) {
  const say = useSay();
  const { busy, run } = useDeed();
  // a list of open ones does not tell again of one that was just done: the answer of the deed does
  const [own, setOwn] = useState<TeamTask | null>(null);
  const [editing, setEditing] = useState(false);
  const actions = useRef<HTMLButtonElement>(null);
  const task = own && own.updatedAt >= given.updatedAt ? own : given;
  const isOpen = task.state === "open";
  const mayFinish = task.state !== "withdrawn" && (mayEdit || (you !== null && task.assignee?.userId === you));
  const path = `/tasks/${task.id}` as const;
  const finish = (done: boolean) => run(async () => setOwn(await ask<"finishTask">("POST", `${path}/finish`, { done })));
  const tick = async () => {
    if (!(await finish(isOpen))) return;
    if (!isOpen) return void toast.success(say(taskWords.reopened));
    toast.success(say(taskWords.done), { action: { label: say(taskWords.undo), onClick: () => void finish(false) } });
  };
  const Icon = task.state === "withdrawn" ? CircleSlash : isOpen ? Circle : CircleCheck;
  return (
    <li className="flex items-start gap-2 py-2.5 pr-3 pl-2.5">
      {mayFinish ? (
        <IconButton
          size="sm"
          label={say(isOpen ? taskWords.finish : taskWords.reopen, { title: task.title })}
          busy={busy}
          onClick={tick}
          className={clsx("-my-0.5", isOpen ? "text-muted" : "text-good!")}
        >
          {busy ? null : <Icon aria-hidden />}
        </IconButton>
      ) : (
        <span className="-my-0.5 flex size-7 shrink-0 items-center justify-center text-faint">
          <Icon aria-hidden className="size-4" />
        </span>
      )}
      <div className="min-w-0 flex-1 pt-px">
        <p className={clsx("break-words font-medium", !isOpen && "text-muted line-through decoration-faint")}>{task.title}</p>
        {task.text ? <p className="mt-0.5 line-clamp-3 whitespace-pre-line break-words text-sm">{task.text}</p> : null}
        <TaskFacts task={task} you={you} />
      </div>
      {full && mayEdit && isOpen ? (
        <Menu
          trigger={
            <IconButton ref={actions} size="sm" label={say(taskWords.actions)}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<PencilLine aria-hidden />} onClick={() => setEditing(true)}>
            {say(taskWords.edit)}
          </MenuItem>
          {you !== null && task.assignee?.userId !== you ? (
            <MenuItem
              icon={<UserRound aria-hidden />}
              onClick={() =>
                void run(async () => setOwn(await ask<"updateTask">("PATCH", path, { assigneeId: you })), say(taskWords.takenSaid))
              }
            >
              {say(taskWords.take)}
            </MenuItem>
          ) : null}
          <MenuItem
            icon={<Undo2 aria-hidden />}
            onClick={() =>
              void run(async () => setOwn(await ask<"withdrawTask">("POST", `${path}/withdraw`)), say(taskWords.withdrawnSaid))
            }
          >
            {say(taskWords.withdraw)}
          </MenuItem>
        </Menu>
      ) : null}
      {full && mayEdit ? (
        <Late open={editing} close={() => setEditing(false)} load={load} opener={actions.current}>
          <TaskDialog task={task} open={editing} onOpenChange={setEditing} onSaved={setOwn} />
        </Late>
      ) : null}
    </li>
  );
}
