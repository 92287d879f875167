"use client";
/** A step's settings as one line. */
import { useMemo } from "react";
import { useLocale } from "#components/language/say.tsx";
import type { FlowNode } from "#lib/flow/flow.ts";
import { stepPieces } from "#lib/flow/step-words.ts";
import { StepPieces } from "./step-pieces.tsx";

export function StepLine({ node }: { node: FlowNode }) {
  const locale = useLocale();
  const pieces = useMemo(() => stepPieces(node, locale), [node, locale]);
  return <StepPieces pieces={pieces} />;
}
