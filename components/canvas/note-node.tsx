"use client";
/** A sticky note on the drawing: read, written on, and made larger where it lies. */
import clsx from "clsx";
import { memo, useEffect, useRef, useState } from "react";
import { type NodeProps, NodeResizer } from "reactflow";
import { useSay } from "#components/language/say.tsx";
import { changeSticky } from "#lib/flow/edit/stickies.ts";
import { remarkWords } from "#lib/language/canvas.ts";
import { limits } from "#lib/limits.ts";
import type { NoteNode as Drawn } from "./drawing.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { focusStep } from "./focus.ts";

function NoteNodeView({ id, data, selected }: NodeProps<Drawn>) {
  const say = useSay();
  const store = useEditorStore();
  const { sticky } = data;
  const mayEdit = useEditor((state) => state.mayEdit);
  const writing = useEditor((state) => state.writing === id);
  return (
    <>
      {mayEdit && selected ? (
        <NodeResizer
          minWidth={limits.stickySideMin}
          minHeight={limits.stickySideMin}
          maxWidth={limits.stickySideMax}
          maxHeight={limits.stickySideMax}
          lineClassName="border-transparent!"
          handleClassName="size-2! rounded-sm! border-accent! bg-raised!"
          onResizeEnd={(_, { x, y, width, height }) =>
            store.getState().edit((before) => changeSticky(before, sticky.id, { position: { x, y }, size: { width, height } }))
          }
        />
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter on the note does the same */}
      <div
        onDoubleClick={() => mayEdit && store.getState().write(id)}
        className={clsx(
          "sticky-note h-full w-full overflow-hidden rounded-lg border bg-note text-sm transition-[border-color]",
          selected ? "border-accent ring-2 ring-accent/35" : "border-note-line",
        )}
      >
        {writing ? (
          <Writing id={id} sticky={sticky.id} text={sticky.text} />
        ) : (
          <p className={clsx("h-full overflow-hidden whitespace-pre-wrap break-words px-3 py-2.5", sticky.text === "" && "text-muted")}>
            {sticky.text || say(remarkWords.noteHint)}
          </p>
        )}
      </div>
    </>
  );
}

function Writing({ id, sticky, text }: { id: string; sticky: string; text: string }) {
  const say = useSay();
  const store = useEditorStore();
  const box = useRef<HTMLTextAreaElement>(null);
  // what is typed stands here at once: the drawing follows a moment later
  const [typed, setTyped] = useState(text);
  // the drawing shows a new note only when it has been measured
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      box.current?.focus({ preventScroll: true });
      box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <textarea
      ref={box}
      aria-label={say(remarkWords.note)}
      placeholder={say(remarkWords.noteHint)}
      value={typed}
      maxLength={limits.noteCharsMax}
      onChange={(event) => {
        const { value } = event.target;
        setTyped(value);
        store.getState().edit((before) => changeSticky(before, sticky, { text: value }), `note ${sticky}`);
      }}
      onBlur={() => store.getState().writing === id && store.getState().write(null)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        store.getState().write(null);
        focusStep(id);
      }}
      className="nodrag nowheel nopan h-full w-full resize-none bg-transparent px-3 py-2.5 outline-none placeholder:text-muted"
    />
  );
}

export const NoteNode = memo(NoteNodeView);
