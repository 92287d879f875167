"use client";
import { CirclePause } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { PauseShown } from "#lib/api/operations.ts";
import { pauseWords } from "#lib/language/operations.ts";
import { usePause } from "./pauses.tsx";

/** A mark where something is paused; nothing where it is not. */
export function PauseMark({ scope, id }: { scope: PauseShown["scope"]; id: string }) {
  const say = useSay();
  const pause = usePause(scope, id);
  if (!pause) return null;
  return (
    <Badge tone="warn" icon={CirclePause} plain>
      {say(pause.state === "draining" ? pauseWords.resuming : pauseWords.paused)}
    </Badge>
  );
}
