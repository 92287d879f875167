/**
 * Asks a language model. What goes out is the two texts of the step, keys, card numbers and (where it says so) addresses and phone
 * numbers masked. An answer in fields is checked, and asked for once more where it does not fit. Asking changes nothing, so a try
 * that was cut off is made again.
 */
import type { Wire } from "#engine/connectors/client.ts";
import { type ModelMessage, modelClient } from "#engine/connectors/model/client.ts";
import { limits } from "#lib/limits.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import { maskPeople } from "#lib/run/mask-people.ts";
import { redactText } from "#lib/run/redact.ts";
import { type ConnectionOf, realSystems, type SystemCall, type SystemOutcome, type SystemSurroundings, withSystem } from "./system-call.ts";

export function performModelAsk(
  call: SystemCall<"model.ask">,
  signal: AbortSignal,
  surroundings: SystemSurroundings = realSystems,
): Promise<SystemOutcome<EffectReply<"model.ask">>> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(limits.modelMs)]);
  return withSystem(call, ["model"], bounded, (connection, wire) => ask(call.args, connection, wire), surroundings);
}

async function ask(
  args: EffectArgs<"model.ask">,
  { settings, secrets }: ConnectionOf<"model">,
  wire: Wire,
): Promise<SystemOutcome<EffectReply<"model.ask">>> {
  const model = modelClient(wire, secrets);
  const names = Object.keys(args.fields);
  const messages = messagesOf(args);
  const schema = names.length > 0 ? schemaOf(args.fields) : null;
  let tokens = 0;
  for (const repaired of [false, true]) {
    const asked = await model.ask({ model: args.model.trim() || settings.model, messages, maxTokens: args.maxTokens, schema });
    if (!asked.ok) return asked;
    const { content, isCut } = asked.value;
    tokens += asked.value.tokens;
    const about = { model: asked.value.model, tokens, repaired };
    if (isCut) return failed("model.cut", `The answer is longer than ${args.maxTokens} tokens. Allow more, or ask for less.`);
    if (content.length > limits.modelAnswerCharsMax)
      return failed("model.cut", `The answer is longer than ${limits.modelAnswerCharsMax} characters.`);
    if (!schema) return { ok: true, reply: { text: content.trim(), fields: {}, ...about } };
    const read = fieldsIn(content, names);
    if (typeof read === "object") return { ok: true, reply: { text: content.trim(), fields: read, ...about } };
    if (repaired) return failed("model.unfit", `The model's answer has not the fields that were asked for, also when asked again: ${read}`);
    messages.push(
      { role: "assistant", content },
      { role: "user", content: `That does not fit: ${read} Answer again, with the JSON object alone.` },
    );
  }
  throw new Error("an answer is asked for twice at most");
}

function messagesOf({ instructions, question, fields, hidesPeople }: EffectArgs<"model.ask">): ModelMessage[] {
  const masked = (text: string) => (hidesPeople ? maskPeople(redactText(text)) : redactText(text));
  const asked = Object.entries(fields).map(([name, what]) => `- ${JSON.stringify(name)}: ${what}`);
  const form = asked.length === 0 ? "" : `Answer with one JSON object and nothing else. Its fields, each a text:\n${asked.join("\n")}`;
  const system = [masked(instructions), form].filter(Boolean).join("\n\n");
  return [...(system ? [{ role: "system" as const, content: system }] : []), { role: "user", content: masked(question) }];
}

const schemaOf = (fields: Readonly<Record<string, string>>) => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(fields).map(([name, description]) => [name, { type: "string", description }])),
  required: Object.keys(fields),
  additionalProperties: false,
});

/** The fields, or in a sentence why it has not got them. Models like to put a fence around JSON, and numbers where texts are wanted. */
function fieldsIn(content: string, names: readonly string[]): Record<string, string> | string {
  const from = content.indexOf("{");
  const to = content.lastIndexOf("}");
  let value: unknown;
  try {
    value = JSON.parse(content.slice(from, to + 1));
  } catch {
    return "it is no JSON object.";
  }
  if (from < 0 || typeof value !== "object" || value === null) return "it is no JSON object.";
  const read: Record<string, string> = {};
  for (const name of names) {
    const found: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (found === undefined) return `the field ${JSON.stringify(name)} is missing.`;
    if (typeof found === "object" && found !== null) return `the field ${JSON.stringify(name)} is no text.`;
    read[name] = found === null ? "" : String(found);
  }
  return read;
}

const failed = (code: string, message: string) => ({ ok: false as const, failure: { code, message, final: true } });
