"use client";
/** The way out for when a step fails: a quiet dot below the card, there when it leads somewhere or the step is pointed at. */
import clsx from "clsx";
import { Handle, Position } from "reactflow";
import { useLocale, useSay } from "#components/language/say.tsx";
import { canvasWords } from "#lib/language/editor.ts";
import { failedPort } from "#lib/nodes/define.ts";
import { failedLabel } from "#lib/nodes/ports.ts";

export interface FailureHandleProps {
  /** Something follows. */
  used: boolean;
  connectable: boolean;
  className: string;
  onClick?: () => void;
}

export function FailureHandle({ used, connectable, className, onClick }: FailureHandleProps) {
  const say = useSay();
  const locale = useLocale();
  const label = failedLabel[locale];
  return (
    <>
      <Handle
        id={failedPort}
        type="source"
        position={Position.Bottom}
        isConnectable={connectable}
        {...(onClick ? { onClick } : {})}
        title={say(canvasWords.portOf, { port: label })}
        className={clsx(className, !used && "opacity-0 focus-within:opacity-100 group-hover:opacity-100")}
        style={{ left: 26 }}
      />
      {used ? <span className="step-line pointer-events-none absolute top-full left-9 pt-1 text-faint text-xs">{label}</span> : null}
    </>
  );
}
