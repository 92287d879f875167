"use client";
/** The button for a day's bill by hand; what asks for the day comes later. */
import { CloudDownload } from "lucide-react";
import dynamic from "next/dynamic";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { LateDialog } from "#components/ui/late-dialog.tsx";
import { moneyWords } from "#lib/language/money.ts";

const load = () => import("./fetch-statement-box.tsx").then((module) => module.FetchStatementBox);
const FetchStatementBox = dynamic(load, { ssr: false });

export interface BillConnection {
  id: string;
  name: string;
}

export interface FetchStatementProps {
  connections: readonly BillConnection[];
  /** The newest day whose bill is there. */
  yesterday: string;
}

export function FetchStatement(props: FetchStatementProps) {
  const say = useSay();
  return (
    <LateDialog
      load={load}
      trigger={
        <Button>
          <CloudDownload aria-hidden />
          {say(moneyWords.fetch)}
        </Button>
      }
    >
      {(box) => <FetchStatementBox {...props} {...box} />}
    </LateDialog>
  );
}
