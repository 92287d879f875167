/** The running Tradewind that the command line speaks to: its API with a key, every refusal as the sentence it sends. */
import { z } from "zod";
import type { CallName, Calls } from "#lib/api/calls.ts";
import { flowsCliWords as words } from "#lib/language/flows-cli.ts";
import { languageTag } from "#lib/language/render.ts";
import type { Locale, Words } from "#lib/language/words.ts";
import { limits } from "#lib/limits.ts";

/** A sentence for the person at the terminal. */
export class CliRefusal extends Error {
  readonly words: Words;
  readonly values: Record<string, string | number>;
  readonly status: number;
  constructor(words: Words, values: Record<string, string | number> = {}, status = 0) {
    super(words.en);
    this.words = words;
    this.values = values;
    this.status = status;
  }
}

const said = z.object({
  detail: z.string().optional(),
  problems: z.array(z.object({ level: z.string(), nodeId: z.string().optional(), message: z.string() })).optional(),
});

export interface Asked<N extends CallName> {
  value: z.output<Calls[N]["answer"]>;
  etag: string | null;
}

export interface Shop {
  url: string;
  ask<N extends CallName>(
    method: Calls[N]["method"],
    path: string,
    options?: { body?: unknown; ifMatch?: string | null },
  ): Promise<Asked<N>>;
}

export function shopAt(env: NodeJS.ProcessEnv, locale: Locale): Shop {
  const given = env["TRADEWIND_URL"] || "http://127.0.0.1:3000";
  const key = env["TRADEWIND_API_KEY"];
  if (!URL.canParse(given)) throw new CliRefusal(words.badUrl, { url: given });
  if (!key) throw new CliRefusal(words.noKey);
  const url = given.replace(/\/+$/, "");
  return {
    url,
    async ask(method, path, { body, ifMatch } = {}) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          "accept-language": languageTag[locale],
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(ifMatch ? { "if-match": ifMatch } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(limits.cliAnswerMs),
      }).catch((error: unknown) => {
        throw new CliRefusal(words.noAnswer, { url, why: error instanceof Error ? String(error.cause ?? error.message) : "" });
      });
      const text = await answer.text();
      const read: unknown = text === "" ? null : parsed(text, url);
      if (answer.ok) return { value: read as never, etag: answer.headers.get("etag") };
      const why = said.safeParse(read);
      const problems = (why.data?.problems ?? [])
        .filter(({ level }) => level === "error")
        .map(({ message, nodeId }) => `\n    ${nodeId ?? ""}: ${message}`);
      throw new CliRefusal(words.refused, { why: `${why.data?.detail ?? answer.status}${problems.join("")}` }, answer.status);
    },
  };
}

function parsed(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliRefusal(words.notTradewind, { url });
  }
}
