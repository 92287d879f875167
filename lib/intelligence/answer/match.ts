/** Finds what a question asks, and says how sure that is. Total and deterministic: the same question and book give the same answer. */
import { type Book, type Entry, kinds, type Shelf } from "./book.ts";
import { confidenceOf } from "./confidence.ts";
import { type Grams, gramsOf, languageOf, type Spoken } from "./grams.ts";

export interface Match {
  readonly entry: Entry;
  /** Of its phrasings the nearest. */
  readonly phrasing: string;
  /** How alike the two are, 0 to 1. */
  readonly likeness: number;
  /** The share of questions with such a match in which it is the right one, 0 to 1. */
  readonly confidence: number;
}

export interface Matched {
  readonly language: Spoken;
  /** The likeliest first; those with nothing in common are left out. */
  readonly matches: readonly Match[];
}

interface Near {
  entry: Entry;
  phrasing: string;
  likeness: number;
  /** How much of the question the phrasing says, and of the phrasing the question. */
  covered: number;
  covers: number;
  /** The next two phrasings of the same entry. */
  others: number[];
}

export function match(question: string, book: Book, most = 5, language: Spoken = languageOf(question)): Matched {
  const text = question.slice(0, 2_000);
  const near = nearest(gramsOf(text, language), book[language]);
  const sorted = [...near.values()].sort((a, b) => rank(b) - rank(a) || (a.entry.id < b.entry.id ? -1 : 1));
  const matches = sorted.slice(0, most).map((each) => {
    const rival = sorted.find((other) => other !== each);
    const lead = rank(each) - (rival ? rank(rival) : 0);
    const { entry, phrasing, likeness, covered, covers } = each;
    return { entry, phrasing, likeness, confidence: confidenceOf({ likeness, covered, covers, lead }) };
  });
  return { language, matches };
}

/** The nearest phrasing decides; that the entry is put in other words much like it speaks for it a little. */
const rank = ({ likeness, others }: Near) => likeness + 0.5 * others.reduce((sum, each) => sum + each, 0);

function nearest(grams: Grams, { documents, indexes }: Shelf): Map<string, Near> {
  const covered = new Float64Array(documents.length);
  const covers = new Float64Array(documents.length);
  for (const kind of kinds) {
    const { postings, rarity, unseen, whole } = indexes[kind];
    let asked = 0;
    const shared = new Float64Array(documents.length);
    const found = new Float64Array(documents.length);
    for (const [gram] of grams[kind]) {
      const weight = rarity.get(gram) ?? unseen;
      asked += weight;
      for (const { document, weight: share } of postings.get(gram) ?? []) {
        shared[document] = (shared[document] ?? 0) + weight;
        found[document] = (found[document] ?? 0) + share;
      }
    }
    if (asked === 0) continue;
    for (let i = 0; i < documents.length; i++) {
      covered[i] = (covered[i] ?? 0) + (shared[i] ?? 0) / asked / kinds.length;
      const full = whole[i] ?? 0;
      covers[i] = (covers[i] ?? 0) + (full > 0 ? (found[i] ?? 0) / full / kinds.length : 0);
    }
  }
  const near = new Map<string, Near>();
  documents.forEach(({ entry, phrasing }, i) => {
    const [said = 0, says = 0] = [covered[i], covers[i]];
    if (said <= 0 || says <= 0) return;
    const likeness = (2 * said * says) / (said + says);
    const known = near.get(entry.id);
    if (!known) near.set(entry.id, { entry, phrasing, likeness, covered: said, covers: says, others: [] });
    else if (likeness > known.likeness) {
      known.others = [known.likeness, ...known.others].slice(0, 2);
      Object.assign(known, { phrasing, likeness, covered: said, covers: says });
    } else if (known.others.length < 2 || likeness > (known.others[1] ?? 0))
      known.others = [...known.others, likeness].sort((a, b) => b - a).slice(0, 2);
  });
  return near;
}
