import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Book, bookOf, type Entry } from "./book.ts";
import slice from "./fixture/banking77-slice.json" with { type: "json" };
import { match } from "./match.ts";

const entry = (id: string, zh: string[], en: string[]): Entry => ({
  id,
  phrasings: { zh, en },
  answers: { zh: zh.length > 0 ? `答：${id}` : "", en: en.length > 0 ? `A: ${id}` : "" },
});
/** What a tea shop is asked, in both languages. */
const shop: Book = bookOf([
  entry(
    "ship",
    ["什么时候发货？", "下单后多久发货", "怎么还没有发货", "几天能发出"],
    ["When will my order ship?", "How long until you send my order?"],
  ),
  entry(
    "where",
    ["我的快递到哪了", "物流信息怎么不动了", "包裹现在在哪里"],
    ["Where is my parcel?", "The tracking has not moved", "Where is my order?"],
  ),
  entry("invoice", ["可以开发票吗", "麻烦开一张电子发票", "怎么申请发票"], ["Can I have an invoice?", "May I get a receipt for my order?"]),
  entry("address", ["地址写错了可以改吗", "想修改收货地址", "收货电话填错了"], ["I put the wrong address, can you change it?"]),
  entry("return", ["怎么退货？", "七天内可以退吗", "不喜欢可以退换吗"], ["How do I return it?", "Can I send it back?"]),
  entry("abroad", ["可以寄到香港吗", "寄国外运费多少", "能发海外吗"], ["Do you ship to Norway?", "What does shipping abroad cost?"]),
  entry("restock", ["白牡丹什么时候补货", "卖完了还会有货吗"], ["When will it be back in stock?"]),
  entry("brew", ["龙井用多少度的水泡", "泡茶用多热的水"], ["What water temperature is best for green tea?"]),
  entry("pay", ["支持微信支付吗", "可以用支付宝付款吗"], ["Can I pay with PayPal?"]),
]);
const first = (text: string, book = shop) => match(text, book).matches[0];

describe("finding what is asked", () => {
  test.each([
    ["请问下了单几天可以发货呀", "ship"],
    ["物流两天没动了，包裹在哪", "where"],
    ["能不能帮我开个发票", "invoice"],
    ["收货地址填错了，能改一下吗", "address"],
    ["你们能寄香港嗎？運費多少", "abroad"],
    ["白牡丹还会补货吗", "restock"],
    ["用多少度的水泡龙井比较好", "brew"],
    ["可以微信支付吗", "pay"],
    ["please tell me where my parcel is", "where"],
    ["how can i send this back", "return"],
    ["i would like an invoice for it", "invoice"],
    ["what would shipping abroad cost me?", "abroad"],
  ])("%s", (text, id) => expect(first(text)?.entry.id).toBe(id));

  test("what is written word for word is as good as certain, whatever stands around it", () => {
    for (const text of ["什么时候发货？", "Where is my parcel?", "  WHERE is my PARCEL ", "Hello! Where is my parcel? Thank you so much."])
      expect(first(text)?.confidence).toBeGreaterThan(0.85);
    // an order's number is like another's
    expect(first("Where is my order #11926? The tracking has not moved for two days.")?.entry.id).toBe("where");
  });

  test("two questions at once are not answered as one", () => {
    const both = match("Do you ship to Norway? And can I have an invoice?", shop);
    expect(both.matches[0]?.confidence).toBeLessThanOrEqual(0.5);
  });

  test("traditional characters are the simplified ones", () => {
    expect(first("什麼時候發貨？")).toEqual({ ...first("什么时候发货？") });
  });

  test("a Chinese question needs Chinese phrasings, and an answer in its language", () => {
    const english = bookOf([entry("ship", [], ["When will my order ship?"])]);
    expect(match("什么时候发货？", english)).toEqual({ language: "zh", matches: [] });
    const unanswered = bookOf([{ id: "ship", phrasings: { zh: ["什么时候发货"], en: [] }, answers: { zh: "", en: "Soon." } }]);
    expect(match("什么时候发货？", unanswered).matches).toEqual([]);
  });

  test("is total and gives the same again, with confidences that are shares", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom("茶", "?", "", "a", "🙂🙂", "1001")), (text) => {
        const once = match(text, shop);
        expect(match(text, shop)).toEqual(once);
        for (const { confidence, likeness } of once.matches) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(likeness).toBeGreaterThan(0);
        }
        expect(once.matches.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe("on a slice of BANKING77: 15 kinds of question, 12 phrasings each, 12 others asked", () => {
  const intents = Object.entries(slice as Record<string, string[]>);
  const [known, strange] = [intents.slice(0, 12), intents.slice(12)];
  const book = bookOf(
    known.map(([id, texts]) =>
      entry(
        id,
        [],
        texts.filter((_, i) => i % 2 === 0),
      ),
    ),
  );
  const asked = known.flatMap(([id, texts]) => texts.filter((_, i) => i % 2 === 1).map((text) => ({ id, found: first(text, book) })));
  const unknown = strange.flatMap(([, texts]) => texts.map((text) => ({ id: "", found: first(text, book) })));

  test("most are found", () => {
    const right = asked.filter(({ id, found }) => found?.entry.id === id).length;
    console.log(`found ${right} of ${asked.length} (${Math.round((right / asked.length) * 100)} %)`);
    expect(right / asked.length).toBeGreaterThan(0.75);
  });

  test("of those that are sure enough, at least as many are right as was said", () => {
    for (const sure of [0.6, 0.7, 0.8, 0.9]) {
      const all = [...asked, ...unknown].filter(({ found }) => (found?.confidence ?? 0) >= sure);
      const right = all.filter(({ id, found }) => found?.entry.id === id).length;
      console.log(
        `from ${sure}: ${all.length} of ${asked.length + unknown.length} answered, ${right} right (${Math.round((right / all.length) * 100)} %)`,
      );
      expect(right / all.length).toBeGreaterThan(sure - 0.05);
    }
  });
});
