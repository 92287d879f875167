"use client";
/** The drawing's sticky notes, below the list. */
import { Plus, Trash2 } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { drawnNote } from "#lib/flow/edit/drawn.ts";
import { changeSticky, removeStickies } from "#lib/flow/edit/stickies.ts";
import type { FlowSticky } from "#lib/flow/flow.ts";
import { listWords, remarkWords } from "#lib/language/canvas.ts";
import { limits } from "#lib/limits.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

const none: readonly FlowSticky[] = [];

export function FlowListNotes() {
  const say = useSay();
  const store = useEditorStore();
  const stickies = useEditor((state) => documentOf(state).stickies ?? none);
  const mayEdit = useEditor((state) => state.mayEdit);
  const writing = useEditor((state) => state.writing);
  if (stickies.length === 0 && !mayEdit) return null;
  return (
    <section aria-label={say(listWords.notes)} className="mt-8">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-medium text-muted text-sm">{say(listWords.notes)}</h2>
        {mayEdit ? (
          <Button size="sm" look="quiet" onClick={() => store.getState().addNote({ x: 0, y: -160 - 140 * stickies.length })}>
            <Plus aria-hidden />
            {say(remarkWords.addNote)}
          </Button>
        ) : null}
      </div>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {stickies.map((sticky) => (
          <li key={sticky.id} className="flex items-start gap-1 rounded-lg border border-note-line bg-note p-1">
            <Textarea
              rows={2}
              aria-label={say(remarkWords.note)}
              placeholder={say(remarkWords.noteHint)}
              value={sticky.text}
              maxLength={limits.noteCharsMax}
              readOnly={!mayEdit}
              // the one that was just asked for
              autoFocus={writing === drawnNote(sticky.id)}
              onChange={(event) =>
                store.getState().edit((before) => changeSticky(before, sticky.id, { text: event.target.value }), `note ${sticky.id}`)
              }
              onBlur={() => store.getState().write(null)}
              className="border-transparent! bg-transparent!"
            />
            {mayEdit ? (
              <IconButton
                size="sm"
                label={say(remarkWords.removeNote)}
                onClick={() => store.getState().edit((before) => removeStickies(before, new Set([sticky.id])))}
              >
                <Trash2 aria-hidden />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
