/** Every refusal of the API as RFC 9457 problem details, its sentence in the caller's language. */
import { randomUUID } from "node:crypto";
import { Refusal } from "#engine/commands/actor.ts";
import type { SaidProblem, SaidRemark } from "#lib/api/flows.ts";
import type { Problem } from "#lib/flow/flow.ts";
import type { Remark } from "#lib/flow/portable/read.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { preferredLocale, renderWords } from "#lib/language/render.ts";
import type { Locale } from "#lib/language/words.ts";
import { limits } from "#lib/limits.ts";

export const localeOf = (request: Request): Locale => preferredLocale(request.headers.get("accept-language") ?? "");

export function problemAnswer(request: Request, error: unknown, headers: Record<string, string> = {}): Response {
  const refusal = error instanceof Refusal ? error : broken(error);
  const locale = localeOf(request);
  const { problems, extra } = refusal.more;
  const detail = refusal.sentence(locale);
  const retry = refusal.status === 503 ? { "retry-after": String(limits.retryAfterMaxS) } : {};
  const body = {
    ...extra,
    type: `urn:tradewind:${refusal.code}`,
    title: detail,
    status: refusal.status,
    detail,
    code: refusal.code,
    ...(problems ? { problems: problems.map((problem) => saidProblem(problem, locale)) } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: refusal.status,
    headers: { "content-type": "application/problem+json", "content-language": locale, "cache-control": "no-store", ...retry, ...headers },
  });
}

export function saidProblem({ message, ...rest }: Problem, locale: Locale): SaidProblem {
  return { ...rest, message: renderWords(message, locale), words: message };
}

export function saidRemark({ message, ...rest }: Remark, locale: Locale): SaidRemark {
  return { ...rest, message: renderWords(message, locale), words: message };
}

/** What nobody foresaw: the caller gets a number, the log gets the error. */
function broken(error: unknown): Refusal {
  const id = randomUUID().slice(0, 8);
  const err =
    error instanceof Error
      ? { message: unvalued(error.message), stack: unvalued(error.stack ?? ""), cause: String(error.cause ?? "") }
      : String(error);
  process.stderr.write(
    `${JSON.stringify({ level: 50, time: Date.now(), name: "tradewind", id, msg: "A request to the API broke.", err })}\n`,
  );
  return new Refusal(500, "broken", refusalWords.broken, { values: { id } });
}

/** A statement that failed, without its values: they are the shop's, and a log is read by others. */
const unvalued = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, "");
