/**
 * A language model behind OpenAI's chat API, as many speak it. They differ in what they know of an answer's form and of the name of
 * its bound: what one refuses is asked for in the older way.
 */
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import { type Asked, done, type Failed, jsonIn, refused, unreadable, type Wire } from "../client.ts";

export interface ModelMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}
export interface ModelQuestion {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  readonly maxTokens: number;
  /** JSON Schema of the answer; null: it is a text. */
  readonly schema: object | null;
}
export interface ModelAnswer {
  readonly content: string;
  readonly model: string;
  readonly tokens: number;
  /** It came to its bound before its end. */
  readonly isCut: boolean;
}
export interface Model {
  ask(question: ModelQuestion): Promise<Asked<ModelAnswer>>;
  /** The models there are. */
  check(): Promise<Asked<string>>;
}

type Form = "schema" | "object" | "none";

export function modelClient(wire: Wire, secrets: Readonly<Record<string, string>>): Model {
  const headers = { "content-type": "application/json", ...(secrets["key"] ? { authorization: `Bearer ${secrets["key"]}` } : {}) };
  return {
    async ask(question) {
      let form: Form = question.schema ? "schema" : "none";
      let bound = "max_tokens";
      for (;;) {
        const body = JSON.stringify(bodyOf(question, form, bound));
        const asked = await wire.send({ method: "POST", path: "/chat/completions", headers, body, repeatable: true });
        if (!asked.ok) return asked;
        const said = fields(jsonIn(asked.value.text));
        if (asked.value.status < 400) return answerIn(said);
        const why = text(fields(said["error"])["message"]) || asked.value.text.slice(0, 300);
        if (bound === "max_tokens" && /max_completion_tokens/.test(why)) bound = "max_completion_tokens";
        else if (form !== "none" && /response_format|json_schema|json_object/i.test(why)) form = form === "schema" ? "object" : "none";
        else return refusal(asked.value.status, why);
      }
    },
    async check() {
      const asked = await wire.send({ method: "GET", path: "/models", headers, repeatable: true });
      if (!asked.ok) return asked;
      if (asked.value.status >= 400) return refusal(asked.value.status, asked.value.text.slice(0, 300));
      return done(
        list(fields(jsonIn(asked.value.text))["data"])
          .map((each) => text(fields(each)["id"]))
          .filter(Boolean)
          .slice(0, 5)
          .join(", "),
      );
    },
  };
}

const bodyOf = ({ model, messages, maxTokens, schema }: ModelQuestion, form: Form, bound: string) => ({
  model,
  messages,
  [bound]: maxTokens,
  ...(form === "schema" ? { response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } } } : {}),
  ...(form === "object" ? { response_format: { type: "json_object" } } : {}),
});

function answerIn(said: Fields): Asked<ModelAnswer> {
  const choice = fields(list(said["choices"])[0]);
  const message = fields(choice["message"]);
  const refusal = text(message["refusal"]);
  if (refusal) return refused(`The model refuses to answer: ${refusal.slice(0, 300)}`, "model.refused");
  if (typeof message["content"] !== "string") return unreadable("The model");
  const tokens = Number(fields(said["usage"])["total_tokens"]);
  return done({
    content: message["content"],
    model: text(said["model"]),
    tokens: Number.isSafeInteger(tokens) ? tokens : 0,
    isCut: choice["finish_reason"] === "length",
  });
}

function refusal(status: number, why: string): Failed {
  if (status === 401 || status === 403) return refused(`The model's provider does not accept the key. ${why}`, "model.access");
  if (status === 404) return refused(`The model's provider does not know this model or address. ${why}`, "model.unknown");
  return refused(`The model's provider refused: ${why}`, "model.refused");
}
