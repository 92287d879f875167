"use client";
/** A step's settings as one line. */
import { useMemo } from "react";
import { useLocale } from "#components/language/say.tsx";
import type { FlowNode } from "#lib/flow/flow.ts";
import { lineOf, useTeller } from "./step-lines.ts";
import { StepPieces } from "./step-pieces.tsx";

export function StepLine({ node }: { node: FlowNode }) {
  const locale = useLocale();
  const told = useTeller();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew when the teller has come
  const pieces = useMemo(() => lineOf(node, locale) ?? [], [node, locale, told]);
  return <StepPieces pieces={pieces} />;
}
