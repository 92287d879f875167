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

/** A sentence by itself speaks for an entry only when it is this sure; what else was written makes it a little less so. */
const telling = 0.7;
const partial = 0.92;
/** Two questions at once: the answer to one of them is half an answer. */
const twofold = 0.5;

export function match(question: string, book: Book, most = 5, language: Spoken = languageOf(question)): Matched {
  const text = question.slice(0, 2_000);
  const shelf = book[language];
  const whole = matchesOf(text, shelf, language);
  const sentences = sentencesOf(text);
  const said = (sentences.length > 1 ? sentences : []).flatMap((sentence) => {
    const [best] = matchesOf(sentence, shelf, language);
    return best && best.confidence >= telling ? [best] : [];
  });
  const entries = new Set(said.map(({ entry }) => entry.id));
  const raised = said
    .map((found) => ({ ...found, confidence: found.confidence * partial }))
    .filter(({ entry, confidence }) => confidence > (whole.find((each) => each.entry === entry)?.confidence ?? 0))
    .sort((a, b) => b.confidence - a.confidence);
  const [first] = raised;
  const isBetter = first !== undefined && first.confidence > (whole[0]?.confidence ?? 0);
  const all = isBetter ? [first, ...whole.filter(({ entry }) => entry !== first.entry)] : whole;
  const matches = entries.size > 1 ? all.map((found) => ({ ...found, confidence: Math.min(found.confidence, twofold) })) : all;
  return { language, matches: matches.slice(0, most) };
}

const sentencesMax = 12;
const sentencesOf = (text: string): string[] =>
  text
    .split(/[.!?。！？；;\n]+/)
    .map((each) => each.trim())
    .filter((each) => each.length > 2)
    .slice(0, sentencesMax);

function matchesOf(text: string, shelf: Shelf, language: Spoken): Match[] {
  const near = nearest(gramsOf(text, language), shelf);
  const sorted = [...near.values()].sort((a, b) => rank(b) - rank(a) || (a.entry.id < b.entry.id ? -1 : 1));
  return sorted.slice(0, 20).map((each, at) => {
    const rival = sorted[at === 0 ? 1 : 0];
    const lead = rank(each) - (rival ? rank(rival) : 0);
    const { entry, phrasing, likeness, covered, covers } = each;
    return { entry, phrasing, likeness, confidence: confidenceOf({ likeness, covered, covers, lead }) };
  });
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
