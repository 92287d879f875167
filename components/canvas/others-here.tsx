"use client";
/** Who else has this flow open. */
import clsx from "clsx";
import { useSay } from "#components/language/say.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { presenceWords } from "#lib/language/canvas.ts";
import { useEditor } from "./editor-context.tsx";

const shownMost = 3;

export function OthersHere() {
  const say = useSay();
  const others = useEditor((state) => state.others);
  const [first] = others;
  const nameOf = (other: (typeof others)[number]) => (other.yourself ? say(presenceWords.yourself) : other.name);
  return (
    <span role="status" data-others={others.length} className="flex shrink-0 items-center">
      <span className="sr-only">{first ? say(presenceWords.here, { name: nameOf(first), n: others.length - 1 }) : ""}</span>
      {others.slice(0, shownMost).map((other, i) => (
        <Tooltip
          // biome-ignore lint/suspicious/noArrayIndexKey: two windows of one person differ in nothing else
          key={`${other.name} ${i}`}
          side="bottom"
          text={other.yourself ? nameOf(other) : say(presenceWords[other.edits ? "edits" : "looks"], { name: other.name })}
        >
          <span
            aria-hidden
            className={clsx(
              "-ml-1.5 flex size-6.5 items-center justify-center rounded-full border-2 border-raised bg-info-soft font-semibold text-info text-xs first-of-type:ml-0",
            )}
          >
            {[...other.name.trim()][0]?.toUpperCase() ?? "?"}
          </span>
        </Tooltip>
      ))}
      {others.length > shownMost ? <span className="tabular pl-1 text-muted text-xs">+{others.length - shownMost}</span> : null}
    </span>
  );
}
