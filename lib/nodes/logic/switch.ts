import { z } from "zod";
import { isObject } from "../../flow/is-object.ts";
import { condition, type Port } from "../define.ts";
import { cases } from "../fields.ts";

const otherwise: Port = { id: "otherwise", label: { en: "otherwise", zh: "其他情况" } };

export const switchNode = condition({
  type: "logic.switch",
  version: 1,
  title: { en: "Choose one of several ways", zh: "多路选择" },
  summary: { en: "Looks at cases in order and takes the first that is true", zh: "按顺序判断，走第一个成立的分支" },
  sentence: { en: "by the first of: {cases}", zh: "依次判断：{cases}" },
  icon: "waypoints",
  config: z.strictObject({
    cases: cases({
      label: { en: "Cases", zh: "分支" },
      hint: { en: "The first that is true is taken; “otherwise” when none is", zh: "走第一个成立的分支；都不成立时走“其他情况”" },
    }),
  }),
  output: z.object({ case: z.string() }),
  // switched off, everything goes the way of what fits no case
  ports: [otherwise],
  portsOf: ({ cases: drawn }) => [...casePorts(drawn), otherwise],
  decide({ cases: looked }) {
    const found = looked.find(({ when }) => when);
    return { port: found?.id ?? otherwise.id, output: { case: found?.label ?? "" } };
  },
});

/** Of settings in any state: while a case is being typed its edges stay where they are. */
function casePorts(drawn: unknown): Port[] {
  if (!Array.isArray(drawn)) return [];
  const seen = new Set<string>([otherwise.id]);
  return drawn.flatMap((each: unknown, i): Port[] => {
    if (!isObject(each) || typeof each["id"] !== "string" || seen.has(each["id"])) return [];
    seen.add(each["id"]);
    const label = typeof each["label"] === "string" && each["label"].trim() !== "" ? each["label"] : null;
    return [{ id: each["id"], label: label === null ? { en: `case ${i + 1}`, zh: `分支 ${i + 1}` } : { en: label, zh: label } }];
  });
}
