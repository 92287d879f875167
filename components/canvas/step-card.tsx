"use client";
/** A step as people see it: icon, name, its settings as one line, its ways out. Drawn the same in the editor and on a run. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { useLocale } from "#components/language/say.tsx";
import type { FlowNode } from "#lib/flow/flow.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { Port } from "#lib/nodes/define.ts";
import { portsOf } from "#lib/nodes/ports.ts";
import { StepIcon } from "./step-icon.tsx";
import { StepLine } from "./step-line.tsx";

export interface StepCardProps {
  node: FlowNode;
  selected?: boolean;
  badge?: ReactNode;
  /** Beside the ways out: the handles that edges hang on. */
  inHandle?: ReactNode;
  outHandle?: (port: string, index: number) => ReactNode;
  /** Below the card: the way out for when it fails. */
  failure?: ReactNode;
  className?: string | undefined;
}

/** Ways out that have to be told apart are named on the card; a single “then” is not. */
export const isSeveral = (ports: readonly Port[]): boolean => ports.length > 1;

export function StepCard({ node, selected = false, badge, inHandle, outHandle, failure, className }: StepCardProps) {
  const locale = useLocale();
  const type = catalog.get(node.type);
  const ports = type ? portsOf(type, node.config) : [];
  const several = isSeveral(ports);
  return (
    <div
      className={clsx(
        "step-card relative w-60 rounded-lg border bg-raised text-left text-sm transition-opacity",
        selected ? "border-accent ring-2 ring-accent/35" : "border-line-strong",
        several && "step-several",
        node.disabled && "step-quiet border-dashed",
        className,
      )}
    >
      <div className="step-head flex items-center gap-2.5 px-3 py-2.5">
        <span className="step-tile flex size-7 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
          <StepIcon icon={type?.icon ?? ""} className="size-4" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="step-title block truncate font-medium text-ink">{stepTitle(node, locale)}</span>
          <span className="step-line line-clamp-2 break-words text-muted text-xs">
            <StepLine node={node} />
          </span>
        </span>
        {badge}
      </div>
      {several ? (
        <ul className="step-ports border-line border-t py-1">
          {ports.map((port, i) => (
            <li key={port.id} className="relative flex h-6 items-center justify-end pr-3.5 text-muted text-xs">
              <span className="step-line">{port.label[locale]}</span>
              {outHandle?.(port.id, i)}
            </li>
          ))}
        </ul>
      ) : ports[0] ? (
        outHandle?.(ports[0].id, 0)
      ) : null}
      {failure}
      {inHandle}
    </div>
  );
}
