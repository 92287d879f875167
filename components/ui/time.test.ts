import { expect, test } from "vitest";
import { exactTime } from "./time.ts";

test("an exact time is told in the asked language, zone and length, whatever was asked for before", () => {
  const at = "2026-11-23T09:30:05Z";
  for (const _ of [1, 2]) {
    expect(exactTime(at, "en-GB", { zone: "UTC" })).toBe("23 Nov 2026, 09:30:05 UTC");
    expect(exactTime(at, "en-GB", { zone: "UTC", seconds: false })).toBe("23 Nov 2026, 09:30 UTC");
    expect(exactTime(at, "en-GB", { zone: "Asia/Shanghai" })).toBe("23 Nov 2026, 17:30:05 GMT+8");
    expect(exactTime(at, "zh-CN", { zone: "Asia/Shanghai", seconds: false })).toBe("2026年11月23日 17:30 GMT+8");
  }
  expect(exactTime("soon", "en-GB")).toBe("soon");
});
