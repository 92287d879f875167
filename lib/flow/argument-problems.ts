/** What is wrong with what an operation is given: left out, of another kind, or not asked for at all. */
import { argumentFaults as faultWords } from "../language/apis.ts";
import { typeWords } from "../language/flow-problems.ts";
import type { Words } from "../language/words.ts";
import { assemble, strayKeys, takenAt } from "../openapi/assemble.ts";
import { readEachOf } from "../openapi/each-of.ts";
import { faultSentence, namedKey } from "../openapi/fault-words.ts";
import type { Operation, Taken } from "../openapi/operation.ts";
import { tell } from "../openapi/tell.ts";
import { compile } from "./expression.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import { typeOf } from "./expression-problem.ts";
import type { Problem } from "./flow.ts";
import { soleExpression } from "./template.ts";

/** @param field the setting that holds the arguments */
export function argumentProblems(
  nodeId: string,
  field: string,
  operation: Operation,
  given: Readonly<Record<string, string>>,
  environment: ExpressionEnvironment,
): Problem[] {
  const keys = Object.keys(given).filter((key) => given[key]?.trim() !== "");
  const { faults } = assemble(operation, keys, (key) => {
    const text = given[key];
    if (text === undefined || text.trim() === "") return { is: "nothing" };
    return text.includes("{{") ? { is: "unknown" } : { is: "value", raw: text };
  });
  const at = (key: string) => ({ nodeId, field: `${field}.${key}` });
  const problems = faults.map(
    (fault): Problem => ({
      code: fault.why === "missing" ? "argument.missing" : "argument.unfit",
      level: "error",
      ...at(fault.key),
      message: faultSentence(fault),
    }),
  );
  for (const key of keys) {
    const takes = takenAt(operation, key);
    const wrong = takes && typeProblem(given[key] ?? "", takes, environment);
    if (wrong)
      problems.push({
        code: "argument.type",
        level: "error",
        ...at(key),
        range: wrong.range,
        message: tell(faultWords.type, { field: namedKey(key), wanted: wrong.wanted, type: wrong.type }),
      });
  }
  for (const key of keys) {
    const takes = takenAt(operation, key);
    const each = takes?.kind === "list" && takes.of.kind === "record" ? readEachOf(given[key] ?? "") : null;
    if (!each?.fields || takes?.kind !== "list" || takes.of.kind !== "record") continue;
    for (const { name, required } of takes.of.fields)
      if (required && !each.fields.some(([field]) => field === name))
        problems.push({
          code: "argument.missing",
          level: "error",
          ...at(key),
          message: tell(faultWords.missing, { field: { en: `${namedKey(key).en} › ${name}`, zh: `${namedKey(key).zh} › ${name}` } }),
        });
  }
  for (const key of strayKeys(operation, keys))
    problems.push({ code: "argument.stray", level: "warning", ...at(key), message: tell(faultWords.stray, { field: namedKey(key) }) });
  return problems;
}

/** What a single expression may be, by its type; a text may say a number, a day, JSON. */
const giving: Record<Exclude<Taken["kind"], "json">, { types: RegExp; wanted: Words }> = {
  text: {
    types: /^(?:string|int|uint|double|bool|Money|google\.protobuf\.(?:Timestamp|Duration)|list<(?:string|int|double|dyn)>)$/,
    wanted: typeWords.text,
  },
  choice: { types: /^(?:string|int|uint|double|bool)$/, wanted: typeWords.text },
  number: { types: /^(?:int|uint|double|Money|string)$/, wanted: typeWords.number },
  flag: { types: /^(?:bool|string)$/, wanted: typeWords.yesNo },
  list: { types: /^(?:list\b.*|string)$/, wanted: typeWords.list },
  record: { types: /^(?!list\b|int$|uint$|double$|bool$|Money$|google\.)/, wanted: typeWords.record },
};

function typeProblem(
  text: string,
  takes: Taken,
  environment: ExpressionEnvironment,
): { wanted: Words; type: Words; range: { start: number; end: number } } | null {
  const sole = takes.kind === "json" ? null : soleExpression(text);
  if (!sole || takes.kind === "json") return null;
  const compiled = compile(sole.text, environment);
  // what cannot be read is said where it stands
  if (!compiled.ok) return null;
  const bare = compiled.expression.type.replace(/^dyn<(.*)>$/, "$1");
  const { types, wanted } = giving[takes.kind];
  if (bare === "dyn" || bare === "null" || types.test(bare)) return null;
  return { wanted, type: typeOf(compiled.expression.type), range: { start: sole.start, end: sole.start + sole.text.length } };
}
