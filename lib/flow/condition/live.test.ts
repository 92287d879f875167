import { describe, expect, it } from "vitest";
import { exampleEvent } from "../../commerce/samples/example-event.ts";
import { catalog } from "../../nodes/catalog.ts";
import { environmentFor } from "../expression-environment.ts";
import { type FieldInScope, fieldsInScope } from "../fields-in-scope.ts";
import { flowDocument } from "../flow.ts";
import { scopeOf } from "../scope.ts";
import { choicesFor, firstItem, withChoice } from "./choices.ts";
import { verdictOn } from "./live.ts";
import { group, type Item, type Many } from "./model.ts";
import { readCondition } from "./read.ts";
import { writeItem } from "./write.ts";

const event = exampleEvent("order.paid", "", "2026-03-02T09:00:00.000Z");
const environment = environmentFor({ parts: ["order", "payment", "customer"], steps: new Map() });
const moment = { environment, scope: scopeOf(event, {}, event.receivedAt) };
const itemOf = (text: string): Item => readCondition(text)?.items[0] ?? group("all", []);
const verdict = (text: string) => verdictOn(itemOf(text), moment);

describe("what a row comes to", () => {
  it.each([
    ["order.total > 500.0", true, { amountMinor: 61240, currency: "EUR" }],
    ["'vip' in customer.tags", true, ["vip"]],
    ["order.note == 'x'", false, undefined],
    ["isEmpty(order.note)", true, undefined],
    ["event.body.nothing.here > 5", false, undefined],
    ["timestamp(order.placedAt) > now - duration('72h')", true, "2026-03-02T09:00:00.000Z"],
  ])("%s is %s", (text, holds, value) => {
    expect(verdict(text)).toEqual({ holds, ...(value === undefined ? {} : { value }) });
  });

  it("counts the items of which it holds, for the whole and for each row inside", () => {
    const many = itemOf("order.items.exists(item, item.sku == 'LAMP-ARC-01' && item.quantity > 1)") as Many;
    expect(verdictOn(many, moment)).toMatchObject({ holds: true, of: { yes: 1, all: 2 } });
    expect(many.where.items.map((row) => verdictOn(row, moment, [many]).of)).toEqual([
      { yes: 1, all: 2 },
      { yes: 1, all: 2 },
    ]);
  });

  it("says nothing of what is not finished", () => {
    expect(verdictOn(group("any", []), moment).holds).toBeNull();
    expect(verdictOn({ kind: "formula", text: "order.total >" }, moment).holds).toBeNull();
  });
});

describe("how a field can be compared", () => {
  const document = flowDocument.parse({
    name: "f",
    nodes: [{ id: "start", type: "trigger.event", config: { event: "order.paid" }, position: { x: 0, y: 0 } }],
    edges: [],
  });
  const fields = fieldsInScope(document, "start", catalog, { event });

  it("fits its type in every way that is offered, as the type checker sees it", () => {
    const wrong: string[] = [];
    const offered = fields.filter(({ type, path }) => type !== "record" && !path.startsWith("event.body"));
    for (const field of offered)
      for (const choice of choicesFor(field)) {
        const item = withChoice(firstItem(field), choice, field);
        const asked = item.kind === "many" ? { ...item, where: group("all", [firstOfItem(field, item)]) } : item;
        if (verdictOn(asked, moment).holds === null) wrong.push(`${field.path} ${choice}: ${writeItem(asked)}`);
      }
    expect(offered.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it("offers days and lengths of time for a time, whether it is sent as text or not", () => {
    for (const path of ["order.placedAt", "event.receivedAt"])
      expect(choicesFor(fields.find((field) => field.path === path) as FieldInScope)).toContain("inLast");
  });

  it("keeps what was typed where it still fits", () => {
    const field = fields.find(({ path }) => path === "order.number") as FieldInScope;
    const typed = { kind: "row", field: field.path, operator: "==", value: { kind: "text", text: "#1" } } as const;
    expect(withChoice(typed, "contains", field)).toMatchObject({ value: { kind: "text", text: "#1" } });
    expect(withChoice(typed, "oneOf", field)).toMatchObject({ value: { kind: "list", values: [{ kind: "text", text: "#1" }] } });
    expect(withChoice(withChoice(typed, "oneOf", field), "==", field)).toEqual(typed);
  });
});

function firstOfItem(field: FieldInScope, { name }: Many): Item {
  const [own] = field.item ?? [];
  return own ? firstItem({ ...own, path: `${name}${own.path}` }) : group("all", []);
}
