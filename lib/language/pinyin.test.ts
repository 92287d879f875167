import { describe, expect, it } from "vitest";
import { fieldWords, partWords } from "./fields.ts";
import { itemWords, listFieldWords } from "./item-fields.ts";
import { outputFieldWords } from "./output-fields.ts";
import { canBeTyped, isFoundBy, pinyinOf } from "./pinyin.ts";

describe("pinyin", () => {
  it("knows every character of the fields that are searched", () => {
    const words = [fieldWords, outputFieldWords, partWords, listFieldWords, itemWords].flatMap((each) =>
      Object.values(each).map(({ zh }) => zh),
    );
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((zh) => !canBeTyped(zh))).toEqual([]);
  });

  it("is the whole and the initials", () => {
    expect(pinyinOf("订单总额")).toEqual(["dingdanzonge", "ddze"]);
    expect(pinyinOf("订单 ID")).toEqual(["dingdanid", "ddid"]);
  });

  it.each([
    ["dingdan", true],
    ["ddze", true],
    ["zonge", true],
    ["total", true],
    ["order to", true],
    ["总额", true],
    ["kehu", false],
  ])("%s finds the order total: %s", (search, found) => {
    expect(isFoundBy(search, ["order total", "订单总额", "order.total"])).toBe(found);
  });
});
