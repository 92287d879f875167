"use client";
/** A condition while it is built: what is unfinished (an empty group, half a formula) stays in sight until its text is changed by something else. */
import { useState } from "react";
import { emptyGroup, type Group, type Item } from "#lib/flow/condition/model.ts";
import { readCondition } from "#lib/flow/condition/read.ts";
import { writeCondition } from "#lib/flow/condition/write.ts";

export interface Draft {
  /** Null: the text is beyond what can be built. */
  condition: Group | null;
  change: (next: Group) => void;
}

export function useDraft(text: string, onChange: (text: string) => void): Draft {
  const [kept, setKept] = useState<{ text: string; condition: Group | null }>(() => ({ text, condition: readCondition(text) }));
  const condition = kept.text === text ? kept.condition : readCondition(text);
  const change = (next: Group) => {
    const before = writeCondition(condition ?? emptyGroup);
    const written = writeCondition(next);
    // what says the same leaves the text as somebody wrote it
    const after = written === before ? text : written;
    setKept({ text: after, condition: next });
    if (after !== text) onChange(after);
  };
  return { condition, change };
}

/** A part keeps its key while it is changed, so that the control in use stays where it is. */
const keys = new WeakMap<Item, string>();
let made = 0;
export function keyOf(item: Item): string {
  let key = keys.get(item);
  if (key === undefined) {
    made += 1;
    key = `part${made}`;
    keys.set(item, key);
  }
  return key;
}
export function carryKey<I extends Item>(from: Item, to: I): I {
  keys.set(to, keyOf(from));
  return to;
}

export const put = (group: Group, at: number, item: Item): Group => ({
  ...group,
  items: group.items.map((each, i) => (i === at ? carryKey(each, item) : each)),
});
export const drop = (group: Group, at: number): Group => ({ ...group, items: group.items.filter((_, i) => i !== at) });
export const add = (group: Group, item: Item, at = group.items.length): Group => ({ ...group, items: group.items.toSpliced(at, 0, item) });
export function shift(group: Group, at: number, by: -1 | 1): Group {
  const item = group.items[at];
  return item ? add(drop(group, at), item, at + by) : group;
}
