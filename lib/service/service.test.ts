import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswersCsv } from "./answers-csv.ts";
import { csvHead } from "./answers-csv-head.ts";
import {
  answered,
  assign,
  type ConversationState,
  close,
  giveBack,
  handOver,
  heard,
  newConversation,
  replyRefusal,
  takeOver,
} from "./conversation.ts";
import { bareSubject, textOfHtml, withoutQuote } from "./mail-text.ts";
import { orderMeant } from "./order-in-question.ts";

describe("a table of answers", () => {
  test("is read with quotes, both languages, several ways of asking, and whatever ends its lines", () => {
    const read = readAnswersCsv(
      `\uFEFF${csvHead}\r\n什么时候发货|多久发货,"When, please?","两天内，""很快""。","Soon,\nwithin two days."\r\n`,
    );
    expect(read.problems).toEqual([]);
    expect(read.entries).toEqual([
      {
        line: 2,
        draft: {
          phrasingsZh: ["什么时候发货", "多久发货"],
          phrasingsEn: ["When, please?"],
          answerZh: '两天内，"很快"。',
          answerEn: "Soon,\nwithin two days.",
        },
      },
    ]);
    expect(readAnswersCsv("问题\t答案\n可以开发票吗\t可以").entries).toHaveLength(1);
  });

  test("says of each line that cannot be taken why, and takes the others", () => {
    const csv = [csvHead, "发货,,,We ship.", ",Q1,,A1", ",Q2,,{{ order.nothing }}", ",,,A3", "a,b,c,d,e", "", ',Q4,,"open'].join("\n");
    const { entries, problems } = readAnswersCsv(csv);
    expect(entries.map(({ line }) => line)).toEqual([3]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 5, 6, 8]);
    expect(readAnswersCsv("a,b\n1,2").problems).toMatchObject([{ line: 1 }]);
  });

  test("nothing is lost: every line that holds something is taken or given back", () => {
    const cell = fc.constantFrom("", "x", "茶", "a|b", '"q"', "{{ order.number }}", "{{ no }}", "1, 2");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 12 }), (rows) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")).join("\n");
        const { entries, problems } = readAnswersCsv(`${csvHead}\n${text}`);
        expect(entries.length + problems.length).toBe(rows.filter((row) => row.some((each) => each.trim() !== "")).length);
      }),
    );
  });
});

describe("who answers a conversation", () => {
  const at = "2026-11-23T08:00:00.000Z";
  const steps: ((state: ConversationState) => ConversationState)[] = [
    (state) => heard(state, at),
    (state) => handOver(state, "refund", ""),
    (state) => takeOver(state, "mei"),
    (state) => assign(state, "li"),
    (state) => assign(state, null),
    giveBack,
    close,
    (state) => answered(state, "answer"),
    (state) => answered(state, "notice"),
  ];

  test("whatever happened, flows answer only where nobody has it and nobody waits for a person", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), (taken) => {
        const state = taken.reduce((now, step) => step(now), newConversation);
        expect(replyRefusal(state, "Do you ship to Norway?", "answer") === null).toBe(state.mode === "auto");
        if (state.mode === "person") expect(replyRefusal(state, "", "notice")).toBe("held");
        if (state.status === "closed") expect(state).toMatchObject({ mode: "auto", assigneeId: null, waitingSince: null });
        expect(replyRefusal({ mode: "auto" }, "I want my money back", "answer")).toBe("refund");
      }),
    );
  });

  test("who has a conversation keeps it when a flow hands it over", () => {
    const held = takeOver(heard(newConversation, at), "mei");
    expect(handOver(held, "unsure", "")).toBe(held);
    expect(handOver(heard(newConversation, at), "unsure", "note")).toMatchObject({
      mode: "waiting",
      reason: "unsure",
      note: "note",
      status: "open",
    });
  });
});

test("the order that is named is meant, of several without a name the last one, and nobody else's", () => {
  const own = [{ number: "#1003" }, { number: "#1001" }, { number: "TB-20991" }];
  expect(orderMeant("where is 1001?", own)?.number).toBe("#1001");
  expect(orderMeant("订单tb-20991到哪了", own)?.number).toBe("TB-20991");
  expect(orderMeant("where is it?", own)?.number).toBe("#1003");
  expect(orderMeant("where is 1001?", [])).toBeNull();
});

test("of a mail what was written stays, and what it answers goes", () => {
  expect(withoutQuote("Yes please.\n\nOn Mon, 23 Nov 2026 at 10:00, Shop <a@b.c> wrote:\n> Shall we?\n")).toBe("Yes please.");
  expect(withoutQuote("好的\n\n在 2026年11月23日，店铺 <a@b.c> 写道：\n> 可以吗")).toBe("好的");
  expect(withoutQuote("> only a quote")).toBe("> only a quote");
  expect(textOfHtml("<style>p{}</style><p>Hello&nbsp;<b>you</b> &amp; me</p><p>二</p><script>x</script>")).toBe("Hello you & me\n二");
  expect(bareSubject("Re: AW: 回复：Order 1")).toBe("Order 1");
});
