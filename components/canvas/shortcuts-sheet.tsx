"use client";
import { useSay } from "#components/language/say.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { shortcutWords } from "#lib/language/editor-bar.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";

const rows: readonly [keyof typeof shortcutWords, readonly string[]][] = [
  ["add", ["/"]],
  ["walk", ["←", "↑", "→", "↓"]],
  ["open", ["Enter"]],
  ["escape", ["Esc"]],
  ["move", ["Shift ←", "↑", "→", "↓"]],
  ["remove", ["Delete", "Backspace"]],
  ["disable", ["D"]],
  ["note", ["N"]],
  ["group", ["G"]],
  ["problem", ["P"]],
  ["list", ["L"]],
  ["undo", ["Ctrl Z"]],
  ["redo", ["Ctrl Shift Z"]],
  ["duplicate", ["Ctrl D"]],
  ["copy", ["Ctrl C", "Ctrl X", "Ctrl V"]],
  ["all", ["Ctrl A"]],
  ["tidy", ["Shift T"]],
  ["zoom", ["+", "-", "Ctrl 0"]],
  ["try", ["T"]],
  ["resize", ["↑", "↓"]],
  ["compare", ["C"]],
  ["save", ["Ctrl S"]],
  ["publish", ["Ctrl Enter"]],
  ["sheet", ["?"]],
];

export function ShortcutsSheet() {
  const say = useSay();
  const store = useEditorStore();
  const open = useEditor((state) => state.sheet === "shortcuts");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) store.getState().openSheet(null);
      }}
      title={say(shortcutWords.title)}
    >
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-sm">
        {rows.map(([key, keys]) => (
          <div key={key} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt>{say(shortcutWords[key])}</dt>
            <dd className="flex justify-end gap-1">
              {keys.map((each) => (
                <kbd key={each} className="rounded-sm border border-line-strong bg-sunken px-1.5 py-px font-sans text-muted text-xs">
                  {each}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
