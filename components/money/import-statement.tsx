"use client";
/** The button for a statement from a file; what reads it comes later. */
import { FileUp } from "lucide-react";
import dynamic from "next/dynamic";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { LateDialog } from "#components/ui/late-dialog.tsx";
import { moneyWords } from "#lib/language/money.ts";

const load = () => import("./import-statement-box.tsx").then((module) => module.ImportStatementBox);
const ImportStatementBox = dynamic(load, { ssr: false });

export function ImportStatement({ look = "primary" }: { look?: "primary" | "plain" }) {
  const say = useSay();
  return (
    <LateDialog
      load={load}
      trigger={
        <Button look={look}>
          <FileUp aria-hidden />
          {say(moneyWords.import)}
        </Button>
      }
    >
      {(box) => <ImportStatementBox {...box} />}
    </LateDialog>
  );
}
