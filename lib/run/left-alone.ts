/** Why an action is not taken back: things have changed since, or it cannot be. */
export const changedReasons = [
  "touched",
  "tag-gone",
  "tag-back",
  "status-moved",
  "note-done",
  "note-gone",
  "task-done",
  "task-gone",
  "price-moved",
] as const;
export const cannotReasons = [
  "outside",
  "outside-refused",
  "price-limits",
  "no-order",
  "no-way-back",
  "incomplete",
  "unknown-step",
] as const;
export const leftReasons = [...changedReasons, ...cannotReasons] as const;
export type LeftAlone = (typeof leftReasons)[number];

export const isChanged = (why: string): boolean => changedReasons.some((reason) => reason === why);
