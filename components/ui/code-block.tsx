"use client";
/** Data as it is: JSON laid out, a copy button, its own scroll. */
import clsx from "clsx";
import { CopyButton } from "./copy-button.tsx";

export interface CodeBlockProps {
  /** Text as it stands, or any value, shown as JSON. */
  value: unknown;
  label: string;
  className?: string;
  maxHeight?: string;
}

export const asText = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "–"));

export function CodeBlock({ value, label, className, maxHeight = "20rem" }: CodeBlockProps) {
  const text = asText(value);
  return (
    <div className={clsx("group/code relative rounded-md border border-line bg-sunken", className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section tabIndex={0} aria-label={label} className="overflow-auto rounded-md p-3" style={{ maxHeight }}>
        <pre className="font-mono text-ink text-xs">{text}</pre>
      </section>
      <CopyButton text={text} className="absolute top-1 right-1 bg-sunken" />
    </div>
  );
}
