"use client";
/** Asks before something is paused, and says what becomes of what arrives meanwhile. */
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import type { PauseBody } from "#lib/api/operations.ts";
import { pauseWords } from "#lib/language/operations.ts";

const words = {
  flow: { title: pauseWords.pauseFlowTitle, text: pauseWords.pauseFlowText, action: pauseWords.pauseFlow },
  connection: { title: pauseWords.pauseConnectionTitle, text: pauseWords.pauseConnectionText, action: pauseWords.pauseConnection },
  all: { title: pauseWords.pauseAllTitle, text: pauseWords.pauseAllText, action: pauseWords.pauseAll },
};

export interface PauseDialogProps {
  target: PauseBody;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function PauseDialog({ target, name, open, onOpenChange }: PauseDialogProps) {
  const say = useSay();
  const { run } = useDeed();
  const { title, text, action } = words[target.scope];
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={say(title, { name })}
      description={say(text)}
      action={say(action)}
      onConfirm={() => run(() => ask<"pause">("POST", "/pause", target), say(pauseWords.pausedDone))}
    />
  );
}
