/** The reader's language for server components: `const say = await saying()`. */
import "server-only";
import { cookies, headers } from "next/headers";
import { isLocale, preferredLocale, renderWords, type Say } from "#lib/language/render.ts";
import type { Locale } from "#lib/language/words.ts";
import { languageCookie } from "./language-cookie.ts";

export async function currentLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(languageCookie)?.value;
  if (isLocale(chosen)) return chosen;
  return preferredLocale((await headers()).get("accept-language") ?? "");
}

export async function saying(): Promise<Say> {
  const locale = await currentLocale();
  return (words, values) => renderWords(words, locale, values);
}
