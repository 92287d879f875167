/** The shop's answers, made ready for looking up: each way in which a question is put is a document of BM25, one index a language. */
import { type Grams, gramsOf, type Spoken, spoken } from "./grams.ts";

/** One thing that customers ask, and what to say to it. */
export interface Entry {
  readonly id: string;
  readonly phrasings: Readonly<Record<Spoken, readonly string[]>>;
  /** Empty: it is not answered in this language. */
  readonly answers: Readonly<Record<Spoken, string>>;
}

export type Kind = keyof Grams;
export const kinds: readonly Kind[] = ["words", "letters"];

interface Posting {
  readonly document: number;
  readonly weight: number;
}
export interface Index {
  /** Where a gram occurs, with its share of that document's score. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  readonly rarity: ReadonlyMap<string, number>;
  /** Of a gram that no document has. */
  readonly unseen: number;
  /** What each document scores against itself. */
  readonly whole: Float64Array;
}
export interface Shelf {
  readonly documents: readonly { readonly entry: Entry; readonly phrasing: string }[];
  readonly indexes: Readonly<Record<Kind, Index>>;
}
export type Book = Readonly<Record<Spoken, Shelf>>;

// the usual settings; short sentences of much the same length made no difference between b = 0.3 and 0.75
const k1 = 1.2;
const b = 0.5;

/** An entry counts in the languages in which it is both asked and answered. */
export function bookOf(entries: readonly Entry[]): Book {
  const shelf = (language: Spoken): Shelf => {
    const documents = entries
      .filter(({ answers }) => answers[language].trim() !== "")
      .flatMap((entry) => entry.phrasings[language].filter((text) => text.trim() !== "").map((phrasing) => ({ entry, phrasing })));
    const grams = documents.map(({ phrasing }) => gramsOf(phrasing, language));
    return {
      documents,
      indexes: { words: indexOf(grams.map(({ words }) => words)), letters: indexOf(grams.map(({ letters }) => letters)) },
    };
  };
  const [zh, en] = spoken.map(shelf) as [Shelf, Shelf];
  return { zh, en };
}

export const emptyBook: Book = bookOf([]);

function indexOf(documents: readonly ReadonlyMap<string, number>[]): Index {
  const frequency = new Map<string, number>();
  let length = 0;
  for (const document of documents)
    for (const [gram, count] of document) {
      frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
      length += count;
    }
  const mean = length / Math.max(documents.length, 1);
  const rarityOf = (occurs: number) => Math.log(1 + (documents.length - occurs + 0.5) / (occurs + 0.5));
  const rarity = new Map([...frequency].map(([gram, occurs]) => [gram, rarityOf(occurs)]));
  const postings = new Map<string, Posting[]>();
  const whole = new Float64Array(documents.length);
  documents.forEach((grams, document) => {
    const own = [...grams.values()].reduce((sum, count) => sum + count, 0);
    for (const [gram, count] of grams) {
      const weight = ((rarity.get(gram) ?? 0) * count * (k1 + 1)) / (count + k1 * (1 - b + (b * own) / Math.max(mean, 1)));
      const list = postings.get(gram);
      if (list) list.push({ document, weight });
      else postings.set(gram, [{ document, weight }]);
      whole[document] = (whole[document] ?? 0) + weight;
    }
  });
  return { postings, rarity, unseen: rarityOf(0), whole };
}
