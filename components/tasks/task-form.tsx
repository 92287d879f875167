"use client";
/** A task, written or changed by a person. */
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { PersonField } from "#components/inspector/people-field.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input, Textarea } from "#components/ui/input.tsx";
import type { OpenBox } from "#components/ui/late-dialog.tsx";
import type { TeamTask } from "#lib/api/tasks.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";

interface TaskDialogProps extends OpenBox {
  /** Null: a new one. */
  task: TeamTask | null;
  onSaved?: (task: TeamTask) => void;
}

export function TaskDialog({ task, open, onOpenChange, onSaved }: TaskDialogProps) {
  const say = useSay();
  const formId = useId();
  const { busy, run } = useDeed();
  const save = async (work: () => Promise<TeamTask>) => {
    const saving = async () => {
      const saved = await work();
      onSaved?.(saved);
      return saved;
    };
    if (await run(saving, say(task ? taskWords.saved : taskWords.added))) onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say(task ? taskWords.edit : taskWords.add)}
      description={task ? undefined : say(taskWords.addText)}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(taskWords.save)}
          </Button>
        </>
      }
    >
      <TaskForm id={formId} task={task} busy={busy} onSave={(work) => void save(work)} />
    </Dialog>
  );
}

interface TaskFormProps {
  id: string;
  task: TeamTask | null;
  busy: boolean;
  onSave: (work: () => Promise<TeamTask>) => void;
}

/** What is written here lasts as long as the dialog is open. */
function TaskForm({ id, task, busy, onSave }: TaskFormProps) {
  const say = useSay();
  const [title, setTitle] = useState(task?.title ?? "");
  const [text, setText] = useState(task?.text ?? "");
  const [assigneeId, setAssigneeId] = useState(task?.assignee?.userId ?? "");
  const [day, setDay] = useState(task?.dueAt ? dayOf(task.dueAt) : "");
  const [tried, setTried] = useState(false);
  const dueAt = endOf(day);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === "" || dueAt === undefined) return;
    // a day that was not touched keeps its hour
    const due = task?.dueAt && dayOf(task.dueAt) === day ? task.dueAt : dueAt;
    const body = { title, text, assigneeId: assigneeId || null, dueAt: due };
    onSave(() => (task ? ask<"updateTask">("PATCH", `/tasks/${task.id}`, body) : ask<"createTask">("POST", "/tasks", body)));
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={say(taskWords.what)} error={tried && title.trim() === "" ? say(taskWords.whatNeeded) : undefined}>
        <Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={limits.taskTitleCharsMax} autoFocus />
      </Field>
      <Field label={say(taskWords.more)} aside={say(uiWords.optional)}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={limits.taskTextCharsMax} rows={4} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say(taskWords.forWhom)}>
          <PersonField
            label={say(taskWords.forWhom)}
            value={assigneeId}
            disabled={busy}
            onChange={setAssigneeId}
            none={say(taskWords.anybody)}
          />
        </Field>
        <Field
          label={say(taskWords.due)}
          hint={say(taskWords.dueHint)}
          aside={say(uiWords.optional)}
          error={tried && dueAt === undefined ? say(taskWords.noDate) : undefined}
        >
          <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
      </div>
    </form>
  );
}

const two = (n: number) => String(n).padStart(2, "0");
/** In the reader's own zone. */
function dayOf(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
/** Null: none was asked for; undefined: it is no day. */
function endOf(day: string): string | null | undefined {
  if (day === "") return null;
  const at = new Date(`${day}T23:59:59`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
