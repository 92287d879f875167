/** A call of a system of the shop's own, as a step, a run and the list of actions speak of it. */
import type { Words } from "./words.ts";

export const calledWords = {
  shown: { en: "{title} at {name}", zh: "{name}的“{title}”" },
  body: { en: "Content", zh: "内容" },
} satisfies Record<string, Words>;

/** What happens when a call is made twice. */
export const repeatingWords = {
  reads: { en: "It only looks something up: nothing changes there.", zh: "只查询，不会改动对方的数据。" },
  byKey: {
    en: "Each call carries a key of its own in “{header}”, so one that has to be repeated is carried out once.",
    zh: "每次调用都在“{header}”里带上唯一标识，即使重发也只会执行一次。",
  },
  same: {
    en: "Called twice it comes to the same, so it is repeated when no answer comes.",
    zh: "重复调用结果相同，没有收到回应时会自动重试。",
  },
  once: {
    en: "The document names no key against doing it twice. When no answer comes, it is not repeated: a person looks and decides.",
    zh: "文档没有提供防重复标识。没有收到回应时不会重发，由人工核实后决定。",
  },
} satisfies Record<string, Words>;
