/** One or many alerts as one message: a subject, lines and links, in the language of the settings. */

import { alertMessageWords as words } from "../language/alerts.ts";
import { failureSaid } from "../language/failures.ts";
import { renderWords } from "../language/render.ts";
import type { Locale } from "../language/words.ts";
import { limits } from "../limits.ts";
import type { Alert } from "./alert.ts";

export interface Told {
  readonly title: string;
  readonly text: string;
  readonly url: string;
}

export function tellOf({ kind, data }: Alert, locale: Locale, base: string): Told {
  const known = failureSaid(data.code);
  const said = known && locale !== "en" ? renderWords(known, locale) : data.message;
  const { name, count, minutes } = data;
  const values = { name, count, minutes };
  return {
    title: renderWords(words.title[kind], locale, values),
    text: kind === "backlog" || kind === "test" ? renderWords(words.text[kind], locale, values) : said,
    url: base + data.path,
  };
}

export interface Digest {
  readonly subject: string;
  readonly text: string;
}

export function digestOf(alerts: readonly Alert[], more: number, shop: string, locale: Locale, base: string): Digest {
  const told = alerts.slice(0, limits.alertsInDigest).map((alert) => tellOf(alert, locale, base));
  const rest = more + alerts.length - told.length;
  const [first] = told;
  const n = alerts.length + more;
  const subject = n === 1 && first ? first.title : renderWords(words.subject, locale, { n });
  const lines = told.flatMap(({ title, text, url }) => [title, ...(text ? [text] : []), url, ""]);
  return {
    subject: oneLine(`[${shop || "Tradewind"}] ${subject}`),
    text: [
      ...lines,
      ...(rest > 0 ? [renderWords(words.more, locale, { n: rest }), `${base}/problems`, ""] : []),
      "--",
      renderWords(words.foot, locale),
      `${base}/settings/alerts`,
      "",
    ].join("\n"),
  };
}

/** A mail's subject holds no line ends. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, limits.nameCharsMax);
