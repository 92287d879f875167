"use client";
/** Goes on with what was paused. Where runs wait for it, asks whether they run or are skipped. */
import { Play } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { PauseShown, ResumeBody } from "#lib/api/operations.ts";
import { pauseWords } from "#lib/language/operations.ts";
import { uiWords } from "#lib/language/ui.ts";
import { Choice } from "./choice.tsx";

export function ResumeButton({ pause, size = "sm" }: { pause: PauseShown; size?: "sm" | "md" }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const [waiting, setWaiting] = useState<ResumeBody["waiting"]>("run");
  const n = pause.waiting;
  const resume = async () => {
    const target = pause.id === null ? { scope: pause.scope } : { scope: pause.scope, id: pause.id };
    if (await run(() => ask<"resume">("POST", "/resume", { ...target, waiting }), say(pauseWords.resumedDone))) setOpen(false);
  };
  return (
    <>
      <Button size={size} busy={busy && !open} onClick={() => (n === 0 ? void resume() : setOpen(true))}>
        {busy ? null : <Play aria-hidden />}
        {say(pauseWords.resume)}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={say(pauseWords.resumeTitle)}
        description={say(pauseWords.resumeText, { n })}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
            <Button look={waiting === "skip" ? "danger" : "primary"} busy={busy} onClick={() => void resume()}>
              {say(waiting === "run" ? pauseWords.resumeRun : pauseWords.resumeSkip, { n })}
            </Button>
          </>
        }
      >
        <Choice
          label={say(pauseWords.resumeTitle)}
          value={waiting}
          onChange={setWaiting}
          items={[
            { value: "run", label: say(pauseWords.run), hint: say(pauseWords.runHint) },
            { value: "skip", label: say(pauseWords.skip), hint: say(pauseWords.skipHint) },
          ]}
        />
      </Dialog>
    </>
  );
}
