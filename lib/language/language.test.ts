/** Holds every sentence of the product to its promise: in both languages, with the same placeholders, in words from the shop. */
import { readdirSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { sourceSchemes } from "../commerce/source-schemes.ts";
import { nodeTypes } from "../nodes/catalog.ts";
import { templates } from "../templates/templates.ts";
import { languageTag, preferredLocale, renderWords } from "./render.ts";
import { locales, type Words } from "./words.ts";

interface Sentence {
  at: string;
  words: Words;
}

const isWords = (value: unknown): value is Words =>
  typeof value === "object" &&
  value !== null &&
  "en" in value &&
  "zh" in value &&
  typeof value.en === "string" &&
  typeof value.zh === "string";

function sentencesOf(at: string, value: unknown): Sentence[] {
  if (isWords(value)) return [{ at, words: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => sentencesOf(`${at}.${name}`, each));
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
const sentences: Sentence[] = [];
for (const file of files) {
  const module: Record<string, unknown> = await import(`./${file.slice(0, -3)}.ts`);
  for (const [name, value] of Object.entries(module)) if (name !== "languageTag") sentences.push(...sentencesOf(`${file} ${name}`, value));
}

for (const { type, title, summary, sentence, ports } of nodeTypes)
  sentences.push(...sentencesOf(`node ${type}`, { title, summary, sentence, ports }));
for (const { settings: _, ...said } of Object.values(sourceSchemes)) sentences.push(...sentencesOf(`source kind ${said.id}`, said));
for (const { id, name, summary } of templates) sentences.push(...sentencesOf(`starter ${id}`, { name, summary }));

/** The same in both languages: names, codes, and what is a pattern rather than a word. */
const alike =
  /^(?:[\p{P}\p{S}\d\s]|\{[^}]*\}|API|ID|SKU|URL|HTTP|JSON|Shopify|WooCommerce|Medusa|BigCommerce|Stripe|PayPal|Adyen|Twilio|Slack|GitHub|RabbitMQ|Redis|Client secret|Standard Webhooks|Tradewind|English|CSV|OK)*$/u;

/** A message's placeholders with their kinds, and whether it parses at all. */
function placeholders(text: string, tag: string): string[] {
  const found = new Set<string>();
  const walk = (parts: unknown): void => {
    if (!Array.isArray(parts)) return;
    for (const part of parts as { type: number; value?: string; options?: Record<string, { value: unknown }> }[]) {
      if (part.type >= 1 && part.type <= 6 && typeof part.value === "string") found.add(part.value);
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, tag).getAst());
  return [...found].sort();
}

describe("the product's sentences", () => {
  it("are found", () => {
    expect(files.length).toBeGreaterThan(10);
    expect(sentences.length).toBeGreaterThan(300);
  });

  it("are there in both languages", () => {
    const guilty = sentences.filter(
      ({ words: { en, zh } }) =>
        en.trim() === "" || zh.trim() === "" || (en === zh && !alike.test(en)) || (!alike.test(en) && !/\p{Script=Han}/u.test(zh)),
    );
    expect(guilty.map(({ at, words }) => `${at}: ${words.en} / ${words.zh}`)).toEqual([]);
  });

  it("parse, and have the same placeholders in both", () => {
    for (const { at, words } of sentences) {
      expect(placeholders(words.zh, languageTag.zh), at).toEqual(placeholders(words.en, languageTag.en));
    }
  });

  it("are free of the engineers' words", () => {
    const english =
      /\b(?:nodes?|payloads?|execut\w*|triggers?|triggered|shadow publish|effects?|in doubt|dead letters?|guard rails?|lanes?|idempoten\w*|journal|enqueue\w*|null|undefined)\b/i;
    const chinese = /节点|负载|有效载荷|触发器|影子|副作用|死信|护栏|泳道|幂等/;
    // names of other systems' own parts are theirs to choose
    const given = /Idempotency-Key|Webhooks?\b/g;
    const guilty = sentences.filter(({ words }) => english.test(words.en.replace(given, "")) || chinese.test(words.zh));
    expect(guilty.map(({ at, words }) => `${at}: ${words.en} / ${words.zh}`)).toEqual([]);
  });

  it("use Chinese punctuation between Chinese words", () => {
    const guilty = sentences.filter(({ words }) => /\p{Script=Han}[,;:!?](?:\s|\p{Script=Han}|$)/u.test(words.zh));
    expect(guilty.map(({ at, words }) => `${at}: ${words.zh}`)).toEqual([]);
  });
});

describe("renderWords", () => {
  it("counts in the reader's grammar", () => {
    const words = { en: "{n, plural, one {# run} other {# runs}}", zh: "{n} 次运行" };
    expect(renderWords(words, "en", { n: 1 })).toBe("1 run");
    expect(renderWords(words, "en", { n: 1_200 })).toBe("1,200 runs");
    expect(renderWords(words, "zh", { n: 3 })).toBe("3 次运行");
  });

  it("says every sentence as a full ICU formatter does, for none, one, several and many", () => {
    let said = 0;
    for (const { at, words } of sentences) {
      const names = placeholders(words.en, languageTag.en);
      for (const locale of locales) {
        const whole = new IntlMessageFormat(words[locale], languageTag[locale]);
        for (const value of names.length > 0 ? [0, 1, 2, 1_234_567, 0.5] : [0]) {
          const values = Object.fromEntries(names.map((name) => [name, value]));
          expect(renderWords(words, locale, values), at).toBe(String(whole.format(values)));
          said += 1;
        }
      }
    }
    expect(said).toBeGreaterThan(2_000);
  });

  it.each(["in", "out", "elsewhere"])("chooses by a word as ICU does: %s", (way) => {
    const text = "{n, plural, other {# {way, select, in {came # '{}'} out {went} other {?}} #}}";
    const values = { n: 3, way };
    expect(renderWords({ en: text, zh: text }, "en", values)).toBe(String(new IntlMessageFormat(text, "en").format(values)));
  });

  it("quotes as ICU does", () => {
    for (const text of ["it''s '{n}' '{'{n}'}'", "a '#' {n, plural, other {'#' is # '{}' isn't}}", "'{n, {''}' {n}", "don't {n}'"]) {
      expect(renderWords({ en: text, zh: text }, "en", { n: 7 })).toBe(String(new IntlMessageFormat(text, "en").format({ n: 7 })));
    }
  });

  it.each(["{n", "{n, plural, one {#}}", "{n, select, in {b}}", "{n, date}", "{}", "{n} } b", "{n, plural, other {#}"])(
    "does not take %s for a sentence",
    (text) => {
      expect(() => renderWords({ en: text, zh: text }, "en", { n: 1 })).toThrow(SyntaxError);
    },
  );

  it("leaves an apostrophe alone", () => {
    expect(renderWords({ en: "Put these into the sender's settings.", zh: "填到发送方。" }, "en")).toBe(
      "Put these into the sender's settings.",
    );
  });
});

describe("preferredLocale", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-GB,en;q=0.9,zh;q=0.5", "en"],
    ["de-DE,de;q=0.9,zh;q=0.3", "zh"],
    ["fr;q=0.4,en;q=0.2,zh-TW;q=0.3", "zh"],
    ["de", "en"],
    ["", "en"],
    [";;q=x,,", "en"],
  ])("%s is read as %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
