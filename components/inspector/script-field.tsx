"use client";
/** A few lines of JavaScript. A plain box until the editor is there. */
import clsx from "clsx";
import { useEffect, useRef, useState } from "react";
import { controlClass } from "#components/ui/input.tsx";
import type { ScriptEditor } from "./code/script-editor.tsx";

export interface ScriptFieldProps {
  id: string;
  label: string;
  value: string;
  placeholder?: string | undefined;
  bad: boolean;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  onChange: (value: string) => void;
  onBlur: () => void;
}

let loaded: typeof ScriptEditor | null = null;

export function ScriptField(props: ScriptFieldProps) {
  const { id, label, value, placeholder, bad, describedBy, disabled, onChange, onBlur } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const [Editor, setEditor] = useState(() => loaded);
  useEffect(() => {
    if (loaded) return;
    let here = true;
    import("./code/script-editor.tsx").then(
      (module) => {
        loaded = module.ScriptEditor;
        if (here) setEditor(() => module.ScriptEditor);
      },
      // offline: the plain box goes on serving
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  return (
    <div
      className={clsx(
        controlClass,
        "grid p-0! focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus",
        bad && "border-bad!",
        disabled && "bg-sunken",
      )}
    >
      {Editor ? (
        <Editor {...props} caret={box.current !== null && box.current === document.activeElement ? box.current.selectionStart : null} />
      ) : (
        <textarea
          ref={box}
          id={id}
          aria-label={label}
          aria-invalid={bad || undefined}
          aria-describedby={describedBy}
          value={value}
          rows={8}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          disabled={disabled}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          className="max-h-112 resize-none bg-transparent py-1.5 pr-2 pl-10 font-mono text-ink text-sm outline-none"
        />
      )}
    </div>
  );
}
