"use client";
import { RefreshCw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { moneyWords } from "#lib/language/money.ts";
import { statementWords } from "#lib/language/money-statements.ts";

/** Holds the days of a statement against the shop once more: orders may have come since. */
export function CheckAgain({ from, to, provider }: { from: string; to: string; provider: string }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const check = () =>
    run(async () => {
      const done = await ask<"reconcileMoney">("POST", "/money/reconcile", { from, to, provider });
      toast.success(say(moneyWords.againSaid, done));
    });
  return (
    <Button busy={busy} onClick={check}>
      {busy ? null : <RefreshCw aria-hidden />}
      {say(moneyWords.again)}
    </Button>
  );
}

export function DeleteStatement({ id }: { id: string }) {
  const say = useSay();
  const router = useRouter();
  const { run } = useDeed();
  return (
    <Confirm
      danger
      title={say(statementWords.deleteTitle)}
      description={say(statementWords.deleteText)}
      action={say(statementWords.delete)}
      trigger={
        <Button>
          <Trash2 aria-hidden />
          {say(statementWords.delete)}
        </Button>
      }
      onConfirm={async () => {
        const gone = await run(() => ask<"deleteStatement">("DELETE", `/money/statements/${id}`), say(statementWords.deletedSaid));
        if (gone) router.push("/money/statements");
        return gone;
      }}
    />
  );
}
