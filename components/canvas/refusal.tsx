"use client";
/** Why a connection was refused, said where it was dropped and gone after a moment. */
import { CircleAlert } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import type { Words } from "#lib/language/words.ts";

const shownMs = 3_500;
export interface Refused {
  words: Words;
  x: number;
  y: number;
}

export function useRefusal() {
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(() => setRefused(null), shownMs);
    return () => clearTimeout(timer);
  }, [refused]);
  const refuse = useCallback((words: Words, x: number, y: number) => setRefused({ words, x, y }), []);
  return { refused, refuse };
}

export function RefusalTip({ refused }: { refused: Refused | null }) {
  const say = useSay();
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-0 z-40">
      {refused ? (
        <span
          style={{ left: Math.min(refused.x + 12, window.innerWidth - 300), top: refused.y + 12 }}
          className="absolute flex max-w-72 items-start gap-1.5 rounded-md bg-tip px-2.5 py-1.5 text-on-tip text-xs"
        >
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {say(refused.words)}
        </span>
      ) : null}
    </div>
  );
}
