"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-class.ts";
import { taskWords } from "#lib/language/tasks.ts";

/** It comes when it is asked for. */
const TaskForm = dynamic(() => import("./task-form.tsx").then((module) => module.TaskForm), { ssr: false });

export function AddTask({ look = "plain" }: { look?: ButtonLook }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {say(taskWords.add)}
      </Button>
      {open ? <TaskForm task={null} onClose={() => setOpen(false)} onSaved={() => {}} /> : null}
    </>
  );
}
