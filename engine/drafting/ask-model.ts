/** One question to an OpenAI-compatible endpoint, bounded in time and size. Which one is the operator's to say, in the environment. */
import { z } from "zod";
import { draftingWords } from "#lib/language/drafting.ts";
import type { Words } from "#lib/language/words.ts";
import { limits } from "#lib/limits.ts";

export interface ModelEndpoint {
  url: string;
  key: string;
  model: string;
}
export interface Said {
  role: "system" | "user" | "assistant";
  content: string;
}
export type ModelAnswer = { ok: true; content: string } | { ok: false; refused: Words; values: Record<string, string> };

/** Null: none is configured. */
export function modelEndpoint(env: NodeJS.ProcessEnv = process.env): ModelEndpoint | null {
  const url = env["TRADEWIND_AI_URL"]?.replace(/\/+$/, "");
  const model = env["TRADEWIND_AI_MODEL"];
  return url && model && URL.canParse(url) ? { url, model, key: env["TRADEWIND_AI_KEY"] ?? "" } : null;
}

const answered = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

export async function askModel(endpoint: ModelEndpoint, messages: readonly Said[], signal: AbortSignal): Promise<ModelAnswer> {
  const host = new URL(endpoint.url).host;
  const refuse = (refused: Words, values: Record<string, string> = {}): ModelAnswer => ({
    ok: false,
    refused,
    values: { host, ...values },
  });
  try {
    const answer = await fetch(`${endpoint.url}/chat/completions`, {
      method: "POST",
      redirect: "error",
      headers: { "content-type": "application/json", ...(endpoint.key ? { authorization: `Bearer ${endpoint.key}` } : {}) },
      body: JSON.stringify({ model: endpoint.model, messages, temperature: 0.2, response_format: { type: "json_object" } }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(limits.draftingAnswerMs)]),
    });
    if (answer.status === 429) return refuse(draftingWords.busy);
    if (answer.status === 401 || answer.status === 403) return refuse(draftingWords.badKey);
    if (answer.status === 404) return refuse(draftingWords.noModel, { model: endpoint.model });
    if (!answer.ok) return refuse(draftingWords.failed, { status: String(answer.status) });
    const text = await readText(answer);
    if (text === null) return refuse(draftingWords.tooLong);
    const read = answered.safeParse(JSON.parse(text));
    const content = read.data?.choices[0]?.message.content;
    return content === undefined ? refuse(draftingWords.notUnderstood) : { ok: true, content };
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(draftingWords.notUnderstood);
    if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) return refuse(draftingWords.slow);
    return refuse(draftingWords.noAnswer);
  }
}

async function readText(answer: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > limits.draftingReplyBytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
