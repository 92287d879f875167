"use client";
import dynamic from "next/dynamic";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { LateDialog } from "#components/ui/late-dialog.tsx";
import { taskWords } from "#lib/language/tasks.ts";

const load = () => import("./task-form.tsx").then((module) => module.TaskDialog);
const TaskDialog = dynamic(load, { ssr: false });

export function AddTask() {
  const say = useSay();
  return (
    <LateDialog trigger={<Button>{say(taskWords.add)}</Button>} load={load}>
      {(box) => <TaskDialog task={null} {...box} />}
    </LateDialog>
  );
}
