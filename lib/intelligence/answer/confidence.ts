/**
 * How sure a match is, as a share: of 100 questions that are matched with a confidence of 0.8, about 80 get the right entry.
 *
 * Logistic regression on the training parts of BANKING77 and CLINC150 (2,700 and 1,800 questions that no phrasing was taken
 * from, and out-of-scope ones at half their number) against books of 3, 6, 12 and 30 phrasings an entry. A book of few entries
 * leaves even a poor match without a rival, so likeness alone sets a ceiling. What it comes to is printed by this folder's test.
 */
export interface Evidence {
  /** How alike question and phrasing are; how much of the question the phrasing says, and the other way round. */
  readonly likeness: number;
  readonly covered: number;
  readonly covers: number;
  /** How far behind the next entry is. */
  readonly lead: number;
}

const logistic = (z: number) => 1 / (1 + Math.exp(-z));

export function confidenceOf({ likeness, covered, covers, lead }: Evidence): number {
  const ahead = Math.max(lead, 0);
  const fitted = logistic(-2.603 + 4.093 * likeness - 1.056 * covered - 0.528 * covers + 3.243 * ahead + 4.41 * Math.sqrt(ahead));
  const ceiling = logistic(12 * (likeness - 0.33));
  return Math.min(fitted, ceiling);
}
