import { expect, test } from "vitest";
import { madeId } from "./made-id.ts";

test("what was made before keeps its id, and no two kinds share one", () => {
  expect([madeId("task", "r/n/1"), madeId("note", "r/n/1"), madeId("shop-note", "r/n/1")]).toEqual([
    "cc1478dd-2694-895d-8644-4c087adc2136",
    "882af8b4-d419-8963-840f-5915ad327d85",
    "2cf6bcf0-b8dc-8f8c-8ef2-23a4c1bfe599",
  ]);
});
