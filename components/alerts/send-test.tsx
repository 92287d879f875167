"use client";
import { Send } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast.ts";
import type { AlertChannel } from "#lib/alert/alert.ts";
import { alertWords } from "#lib/language/alerts.ts";

/** @param blocked why it cannot be sent now */
export function SendTest({ channel, blocked }: { channel: AlertChannel; blocked: string | null }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [error, setError] = useState("");
  const send = () =>
    run(async () => {
      const tested = await ask<"testAlert">("POST", "/alerts/test", { channel });
      setError(tested.error);
      if (tested.sent) toast.success(say(alertWords.testSent));
    });
  return (
    <>
      {error ? (
        <Notice tone="bad" title={say(alertWords.testFailed)} className="basis-full">
          {error}
        </Notice>
      ) : null}
      <Button busy={busy} disabled={blocked !== null} onClick={send}>
        <Send aria-hidden />
        {say(alertWords.test)}
      </Button>
      {blocked === null ? null : <span className="text-muted text-sm">{blocked}</span>}
    </>
  );
}
