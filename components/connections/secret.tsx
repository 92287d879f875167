"use client";
import { CopyButton } from "#components/ui/copy-button.tsx";

/** Something to copy into another system: whole, selectable, with a button. */
export function Secret({ label, copy, text }: { label: string; copy: string; text: string }) {
  return (
    <div>
      <p className="mb-1 text-faint text-xs">{label}</p>
      <div className="flex items-center gap-1 rounded-md border border-line bg-sunken py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-xs">{text}</code>
        <CopyButton text={text} label={copy} />
      </div>
    </div>
  );
}
