"use client";
/** The frame around steps that belong together, with its name: dragging the name moves them all. */
import clsx from "clsx";
import { memo, useEffect, useRef, useState } from "react";
import type { NodeProps } from "reactflow";
import { useSay } from "#components/language/say.tsx";
import { renameGroup } from "#lib/flow/edit/groups.ts";
import { remarkWords } from "#lib/language/canvas.ts";
import { limits } from "#lib/limits.ts";
import type { GroupNode as Drawn } from "./drawing.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { focusStep } from "./focus.ts";

function GroupNodeView({ id, data, selected }: NodeProps<Drawn>) {
  const say = useSay();
  const store = useEditorStore();
  const { group } = data;
  const mayEdit = useEditor((state) => state.mayEdit);
  const writing = useEditor((state) => state.writing === id);
  return (
    <div
      className={clsx(
        "h-full w-full rounded-xl border bg-sunken/60 transition-[border-color]",
        selected ? "border-accent ring-2 ring-accent/35" : "border-line-strong",
      )}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter on the frame does the same */}
      <div
        onDoubleClick={() => mayEdit && store.getState().write(id)}
        className="frame-name pointer-events-auto flex h-8 max-w-full items-center rounded-t-xl px-3"
      >
        {writing ? (
          <Writing id={id} group={group.id} title={group.title} />
        ) : (
          <span className={clsx("step-title truncate font-medium text-sm", group.title ? "text-muted" : "text-faint")}>
            {group.title || say(remarkWords.untitled)}
          </span>
        )}
      </div>
    </div>
  );
}

function Writing({ id, group, title }: { id: string; group: string; title: string }) {
  const say = useSay();
  const store = useEditorStore();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(title);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      box.current?.focus({ preventScroll: true });
      box.current?.select();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <input
      ref={box}
      aria-label={say(remarkWords.frameName)}
      placeholder={say(remarkWords.frameName)}
      value={typed}
      maxLength={limits.nameCharsMax}
      onChange={(event) => {
        const { value } = event.target;
        setTyped(value);
        store.getState().edit((before) => renameGroup(before, group, value), `frame ${group}`);
      }}
      onBlur={() => store.getState().writing === id && store.getState().write(null)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== "Escape" && event.key !== "Enter")) return;
        event.stopPropagation();
        event.preventDefault();
        store.getState().write(null);
        focusStep(id);
      }}
      className="nodrag nopan h-7 w-full bg-transparent font-medium text-sm outline-none placeholder:text-faint"
    />
  );
}

export const GroupNode = memo(GroupNodeView);
