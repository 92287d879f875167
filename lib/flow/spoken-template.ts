/** A text with its fields by their names, for where it is read rather than written. */
import type { Locale } from "../language/words.ts";
import { spokenExpression } from "./field-names.ts";
import { piecesOf } from "./template-pieces.ts";

/** A piece of a line: words, or the name of a field whose value stands there when it runs. */
export interface SummaryPiece {
  text: string;
  isField: boolean;
}

export const templatePieces = (text: string, locale: Locale): readonly SummaryPiece[] =>
  piecesOf(text).pieces.map((piece) =>
    "text" in piece ? { text: piece.text, isField: false } : { text: spokenExpression(piece.expression, locale), isField: true },
  );
