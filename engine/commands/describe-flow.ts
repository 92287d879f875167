/** A description becomes a drawing that passes the validator. Nothing is saved: whoever asked looks at it and takes it, or does not. */
import { randomUUID } from "node:crypto";
import { bringBack, hidePrivate, instructions, isEmptyDraft, objectIn } from "#lib/drafting/prompt.ts";
import { tidy } from "#lib/flow/edit/tidy.ts";
import type { FlowDocument, Problem } from "#lib/flow/flow.ts";
import { type Remark, readFlow } from "#lib/flow/portable/read.ts";
import { writeFlow } from "#lib/flow/portable/write.ts";
import { validate } from "#lib/flow/validate.ts";
import { draftingWords } from "#lib/language/drafting.ts";
import { limits } from "#lib/limits.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { askModel, type ModelEndpoint, modelEndpoint, type Said } from "../drafting/ask-model.ts";
import { getFlow } from "../queries/get-flow.ts";
import { namedThings } from "../queries/named-things.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { aroundFlow } from "./callable-flows.ts";

export interface Drafted {
  document: FlowDocument;
  problems: Problem[];
  remarks: Remark[];
  /** How often the model was asked. */
  rounds: number;
}
interface Describing {
  id: string;
  text: string;
  document?: FlowDocument | undefined;
  signal: AbortSignal;
  endpoint?: ModelEndpoint | null;
}

export async function describeFlow(actor: Actor, { id, text, document, signal, endpoint = modelEndpoint() }: Describing): Promise<Drafted> {
  requireRole(actor, "editor");
  const { draft } = await getFlow(actor, { id });
  if (!endpoint) throw new Refusal(409, "drafting.none", draftingWords.notSet);
  const present = document ?? draft;
  const things = await namedThings(actor);
  const { described: _, ...asDrawn } = present;
  const file = writeFlow(asDrawn, things);
  const shown = isEmptyDraft(present)
    ? ""
    : `\n\nThe flow as it is. Change only what is asked for, and keep its ids:\n${JSON.stringify(hidePrivate(file))}`;
  if (shown.length > limits.draftingPromptCharsMax) throw new Refusal(413, "drafting.large", draftingWords.tooLarge);
  const messages: Said[] = [
    { role: "system", content: instructions() },
    { role: "user", content: `${text}${shown}` },
  ];
  const until = AbortSignal.any([signal, AbortSignal.timeout(limits.draftingMs)]);
  let best: Drafted | null = null;
  const described = randomUUID();
  for (let rounds = 1; rounds <= limits.draftingRounds; rounds++) {
    const answer = await askModel(endpoint, messages, until);
    if (!answer.ok) {
      if (best) return best;
      throw new Refusal(502, "drafting.failed", answer.refused, { values: answer.values });
    }
    const object = objectIn(answer.content);
    const read = object && readFlow(bringBack({ name: present.name, ...object }, file), things);
    const wrong: string[] = [];
    if (!object) wrong.push("This is no JSON object.");
    else if (read && !read.ok) wrong.push(read.refused.en);
    else if (read?.ok) {
      const drawn = { ...tidy(read.document), described };
      const problems = validate(drawn, catalog, await aroundFlow(database().db, actor, id, drawn));
      const errors = problems.filter(({ level }) => level === "error");
      if (!best || errors.length < errorsIn(best)) best = { document: drawn, problems, remarks: read.remarks, rounds };
      if (errors.length === 0) return { ...best, rounds };
      wrong.push(
        ...errors
          .slice(0, limits.problemsPerKindMax)
          .map(({ nodeId, field, message }) => `${nodeId ?? "flow"} ${field ?? ""}: ${message.en}`),
      );
    }
    messages.push(
      { role: "assistant", content: answer.content.slice(0, limits.draftingPromptCharsMax) },
      { role: "user", content: `That flow cannot go live. Answer with the whole object again, mended:\n${wrong.join("\n")}` },
    );
    if (best) best.rounds = rounds;
  }
  if (best) return best;
  throw new Refusal(502, "drafting.failed", draftingWords.noFlow, { values: { host: new URL(endpoint.url).host } });
}

const errorsIn = ({ problems }: Drafted): number => problems.filter(({ level }) => level === "error").length;
