/** A request's JSON body within its bounds; numbers past 2^53 stay what they are, as text. */
import { isUtf8 } from "node:buffer";
import { Refusal } from "#engine/commands/actor.ts";
import { parseBody } from "#lib/commerce/parse-body.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";

/** `undefined`: there is none. Whatever type of content the caller names, it is read as JSON: cookies are guarded by the Origin check. */
export async function readBody(request: Request, bytesMax: number = limits.apiBodyBytesMax): Promise<unknown> {
  const bytes = await bytesOf(request, bytesMax);
  if (bytes.length === 0) return undefined;
  const text = textOf(bytes);
  const parsed = parseBody(text);
  if (parsed.ok) return parsed.value;
  throw new Refusal(400, "bad-json", refusalWords.badJson, {
    values: { why: parsed.problem === "deep" ? "nested too deep" : whyNot(text) },
  });
}

/** Half a character taken for U+FFFD would be kept as if somebody had written it. */
function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw new Refusal(400, "bad-json", refusalWords.badJson, { values: { why: "it is not UTF-8" } });
}

async function bytesOf(request: Request, max: number): Promise<Buffer> {
  const tooLarge = () => new Refusal(413, "too-large", refusalWords.bodyTooLarge, { values: { max } });
  if (Number(request.headers.get("content-length") ?? 0) > max) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > max) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function whyNot(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}
