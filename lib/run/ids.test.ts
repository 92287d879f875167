import { expect, test } from "vitest";
import { dayOfId } from "./ids.ts";

test("the day of an id is the day it was made; other texts have none", () => {
  expect(dayOfId("018cc251-f400-7000-8000-000000000000")).toBe("2024-01-01");
  expect(dayOfId("1001")).toBeNull();
});
