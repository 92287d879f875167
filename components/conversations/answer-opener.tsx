"use client";
import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { LateDialog } from "#components/ui/late-dialog.tsx";
import type { AnswerItem } from "#lib/api/service.ts";

const load = () => import("./answer-form.tsx").then((module) => module.AnswerDialog);
const AnswerDialog = dynamic(load, { ssr: false });

/** A button for one answer; none given: for a new one. It is checked in the expression language while it is written, which comes with the form. */
export function AnswerOpener({ answer, trigger }: { answer?: AnswerItem; trigger: ReactElement }) {
  return (
    <LateDialog trigger={trigger} load={load}>
      {(box) => <AnswerDialog answer={answer} {...box} />}
    </LateDialog>
  );
}
