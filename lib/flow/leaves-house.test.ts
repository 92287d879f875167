import { describe, expect, test } from "vitest";
import { nodeTypes } from "../nodes/catalog.ts";
import { type EffectName, guaranteeOf, isMirrored } from "../run/effects.ts";
import { documentOf } from "../templates/template.ts";
import { templates } from "../templates/templates.ts";
import { flowDocument } from "./flow.ts";
import { leavesHouse } from "./leaves-house.ts";

const of = (type: string, config: object, more: object = {}) => {
  const [only, ...others] = leavesHouse(flowDocument.parse({ name: "x", nodes: [{ id: "a", type, config, ...more }] }));
  expect(others).toEqual([]);
  return only;
};

describe("what leaves the house", () => {
  test("a mail: its address and all that its text fills in, each once; who somebody is, is marked", () => {
    expect(
      of("mail.send", {
        to: "{{ customer.email }}",
        subject: "Order {{ order.number }}",
        text: "{{ order.number }}: {{ order.items[0].title.lowerAscii() }} {{ 'order.note is quoted' }}",
        connection: "c1",
      }),
    ).toMatchObject({
      to: { kind: "connection", id: "c1" },
      fields: ["customer.email", "order.number", "order.items.title"],
      personal: ["customer.email"],
    });
  });

  test("a call: the host that is written, or one that only shows as it runs; its headers and body", () => {
    const call = (url: string) => of("outside.http", { url, body: "{{ json(order) }}", headers: { "X-Ref": "{{ event.id }}" } });
    expect(call("https://erp.example:8443/{{ order.id }}")).toMatchObject({
      to: { kind: "host", host: "erp.example:8443" },
      fields: ["order.id", "order", "event.id"],
      personal: ["order"],
    });
    for (const url of ["https://{{ vars.host }}/x", "https://shop{{ order.id }}.example/", "{{ event.body.url }}"])
      expect(call(url)).toMatchObject({ to: { kind: "host", host: "" } });
  });

  test("an action on an order goes to its shop, also one that is done in our copy first", () => {
    expect(of("order.refund", { amount: "order.total * 0.5", reason: "{{ message.text }}" })).toMatchObject({
      to: { kind: "usual", of: "shop" },
      fields: ["order.id", "order.total", "message.text"],
      personal: ["message.text"],
    });
    expect(of("order.note", { text: "risky" })).toMatchObject({
      effect: "order.note",
      to: { kind: "usual", of: "shop" },
      fields: ["order.id"],
    });
  });

  test("what earlier steps found goes under their name; settings that stay here do not count", () => {
    expect(of("message.reply", { text: "{{ steps.find.answer }}", found: "{{ steps.find.entryId }}" })).toMatchObject({
      to: { kind: "usual", of: "channel" },
      fields: ["steps.find.answer"],
    });
  });

  test("nothing of what stays, is switched off, or only fetches", () => {
    expect(of("team.note", { text: "{{ customer.email }}" })).toBeUndefined();
    expect(of("table.put", { table: "t", key: "{{ order.id }}" })).toBeUndefined();
    expect(of("mail.send", { to: "a@b.c", subject: "x", text: "x" }, { disabled: true })).toBeUndefined();
    expect(of("money.reconcile", {})).toBeUndefined();
    expect(of("no.such", {})).toBeUndefined();
  });

  test("a change of an order's status goes to its shop where the shop knows of such: held, and no longer held", () => {
    for (const status of ["held", "open", "paid"]) expect(of("order.set-status", { status })).toMatchObject({ to: { of: "shop" } });
    for (const status of ["shipped", "completed", "cancelled"]) expect(of("order.set-status", { status })).toBeUndefined();
    const starter = templates.find(({ id }) => id === "ask-before-shipping");
    const leaving = starter ? leavesHouse(documentOf(starter, "en")) : [];
    expect(leaving.map(({ node }) => node.type)).toEqual(["order.set-status", "order.set-status"]);
  });

  test("every step that reaches another system is told of, and every starter flow can be", () => {
    const reaches = (effect: EffectName) => guaranteeOf(effect) === "network" || isMirrored(effect);
    const outside = nodeTypes.flatMap((type) =>
      type.kind === "action" && reaches(type.effect) && type.effect !== "money.reconcile" ? [type] : [],
    );
    expect(outside.length).toBeGreaterThan(15);
    expect(outside.filter(({ effect }) => isMirrored(effect)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(["order.tag", "order.note", "order.hold", "order.release", "order.set-status"]),
    );
    for (const { type } of outside)
      expect([type, leavesHouse(flowDocument.parse({ name: "x", nodes: [{ id: "a", type, config: {} }] })).length]).toEqual([type, 1]);
    for (const template of templates) expect(() => leavesHouse(documentOf(template, "zh"))).not.toThrow();
  });
});
