"use client";
/** A step's settings as one line; a field whose value stands there when it runs is a small chip. */
import { useMemo } from "react";
import { useLocale } from "#components/language/say.tsx";
import type { FlowNode } from "#lib/flow/flow.ts";
import { stepPieces } from "#lib/flow/step-words.ts";

export function StepLine({ node }: { node: FlowNode }) {
  const locale = useLocale();
  const pieces = useMemo(() => stepPieces(node, locale), [node, locale]);
  return pieces.map((piece, i) =>
    piece.isField ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is where it stands
      <span key={i} className="step-field inline-block max-w-full truncate rounded-sm bg-sunken px-1 align-bottom text-ink">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}
