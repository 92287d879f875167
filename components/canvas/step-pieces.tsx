/** A line of words, in which a field whose value stands there when it runs is a small chip. */
import type { SummaryPiece } from "#lib/flow/spoken-template.ts";

export function StepPieces({ pieces }: { pieces: readonly SummaryPiece[] }) {
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
