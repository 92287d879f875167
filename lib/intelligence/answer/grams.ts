/**
 * What two sentences are compared by: parts of words, so that neither word lists nor a splitter of Chinese are needed.
 * Chinese: characters, alone and in twos, traditional ones as simplified. English: words, alone and in twos, and three to five letters.
 */
import { Converter } from "opencc-js/t2cn";

export const spoken = ["zh", "en"] as const;
export type Spoken = (typeof spoken)[number];

const simplified = Converter({ from: "t", to: "cn" });
const han = /\p{Script=Han}/u;

/** Chinese where a good part of it is written so: “iPhone 15 什么时候到货？” is Chinese, “the 茶 kettle” is not. */
export function languageOf(text: string): Spoken {
  let chinese = 0;
  let latin = 0;
  for (const word of text.matchAll(/\p{Script=Han}|[\p{Script=Latin}\p{M}]+/gu)) {
    if (han.test(word[0])) chinese += 1;
    else latin += 1;
  }
  return chinese > 0 && chinese >= latin ? "zh" : "en";
}

/** Spelled one way: widths, case, traditional characters, apostrophes; numbers are one word, for one order's is as good as another's. */
export function spelled(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return (han.test(plain) ? simplified(plain) : plain).replace(/[’‘`´]/g, "'").replace(/#?\b[a-z]{0,4}-?\d[\d.,:-]*\b/g, " 0 ");
}

const wordsOf = (text: string): string[] => text.match(/\p{Script=Han}|[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];

/** Said in every question, and telling nothing. */
const fillers = new Set(
  "a an the is are am be to of i you my me we your our it its this that do does did can could would will please hi hello hey there thanks thank and or in on for with was were have has had so just".split(
    " ",
  ),
);

export interface Grams {
  readonly words: ReadonlyMap<string, number>;
  readonly letters: ReadonlyMap<string, number>;
}

export function gramsOf(text: string, language: Spoken): Grams {
  const all = wordsOf(spelled(text));
  const words = new Map<string, number>();
  const letters = new Map<string, number>();
  const add = (to: Map<string, number>, gram: string) => void to.set(gram, (to.get(gram) ?? 0) + 1);
  if (language === "zh") {
    // a character is to Chinese what a word is to English, and two together what one calls a word
    for (let i = 0; i < all.length; i++) {
      const [one = "", two] = [all[i], all[i + 1]];
      add(letters, one);
      if (two !== undefined) add(words, one + two);
      else if (all.length === 1) add(words, one);
    }
    return { words, letters };
  }
  const telling = all.filter((word) => !fillers.has(word));
  const kept = telling.length > 0 ? telling : all;
  for (let i = 0; i < kept.length; i++) {
    const [one = "", two] = [kept[i], kept[i + 1]];
    add(words, one);
    if (two !== undefined) add(words, `${one} ${two}`);
    const whole = ` ${one} `;
    for (let n = 3; n <= 5; n++) for (let at = 0; at + n <= whole.length; at++) add(letters, whole.slice(at, at + n));
  }
  return { words, letters };
}
