import fc from "fast-check";
import { expect, test } from "vitest";
import { isUndoKey, runOfKey, undoKey } from "./undo-key.ts";

test("the run is read from a step's key and from that of taking it back; the two are told apart", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.string({ minLength: 1 }), fc.integer({ min: 1 }), (jobId, runId, node, visit) => {
      const [own, back] = [`${runId}/${node}/${visit}`, undoKey(jobId, { runId, node, visit })];
      expect([own, back].map(runOfKey)).toEqual([runId, runId]);
      expect([own, back].map(isUndoKey)).toEqual([false, true]);
    }),
  );
});

test("a key of something else is no run's", () => {
  for (const key of ["", "k", "undo", "undo/j", "undo/j/r/n/1", "mirror/k", `undo/${"11111111-1111-4111-8111-111111111111"}`])
    expect(runOfKey(key)).toBeNull();
});
