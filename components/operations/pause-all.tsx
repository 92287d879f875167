"use client";
import { CirclePause } from "lucide-react";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { pauseWords } from "#lib/language/operations.ts";
import { PauseDialog } from "./pause-dialog.tsx";
import { waitingText } from "./paused-things.tsx";
import { usePause } from "./pauses.tsx";
import { ResumeButton } from "./resume-button.tsx";

/** The big switch, in the settings. */
export function PauseAll({ mayEdit }: { mayEdit: boolean }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const pause = usePause("all", null);
  if (pause)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-sm">
          <strong className="font-medium">{say(pauseWords.bannerAll)}</strong>
          <span className="text-muted">: {waitingText(say, pause)}</span>
        </p>
        {mayEdit ? <ResumeButton pause={pause} size="md" /> : null}
      </div>
    );
  return (
    <>
      <Button disabled={!mayEdit} onClick={() => setAsking(true)}>
        <CirclePause aria-hidden />
        {say(pauseWords.pauseAll)}
      </Button>
      <PauseDialog target={{ scope: "all" }} name="" open={asking} onOpenChange={setAsking} />
    </>
  );
}
