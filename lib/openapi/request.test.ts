/** What is filled in is what is sent: the form's arguments and the call that they make. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argumentKey, inside } from "./argument-key.ts";
import { assemble, strayKeys } from "./assemble.ts";
import { firstArguments, itemCount, keptArguments, removeItem } from "./edit-arguments.ts";
import type { DescribedOperation, Input, Taken } from "./operation.ts";
import { readApi } from "./read-api.ts";
import { jsonText, requestOf } from "./request.ts";

const warehouse = readApi(readFileSync(new URL("./fixture/warehouse.yaml", import.meta.url), "utf8"));
const operation = (key: string): DescribedOperation => {
  const found = warehouse.ok ? warehouse.api.operations.find((each) => each.key === key) : undefined;
  if (!found) throw new Error(`no ${key}`);
  return found;
};
const request = (key: string, given: Record<string, unknown>) => requestOf(operation(key), new Map(Object.entries(given)));
const asking = (takes: Taken): DescribedOperation => ({
  key: "x",
  method: "POST",
  path: "/x",
  title: "x",
  server: "",
  parameters: [],
  body: { as: "json", type: "application/json", required: true, takes },
  answer: "any",
});

const name = fc.stringMatching(/^[a-zA-Z_/~. -]{1,8}$/).filter((text) => text.trim() !== "");
const plainText = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");

/** What is taken, together with a value that fits it. */
const { sample } = fc.letrec<{ sample: [Taken, unknown]; leaf: [Taken, unknown] }>((tie) => ({
  leaf: fc.oneof(
    plainText.map((text): [Taken, unknown] => [{ kind: "text" }, text]),
    fc.integer().map((whole): [Taken, unknown] => [{ kind: "number", whole: true }, whole]),
    fc
      .double({ noNaN: true, min: -1e12, max: 1e12 })
      .map((number): [Taken, unknown] => [{ kind: "number" }, Object.is(number, -0) ? 0 : number]),
    fc.boolean().map((flag): [Taken, unknown] => [{ kind: "flag" }, flag]),
    fc
      .jsonValue()
      .filter((value) => value !== null && value !== "")
      .map((value): [Taken, unknown] => [{ kind: "json" }, value]),
    fc.constantFrom("a", 7, true).map((value): [Taken, unknown] => [{ kind: "choice", values: ["a", 7, true] }, value]),
  ),
  sample: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(tie("sample"), fc.integer({ min: 1, max: 3 }))
      .map(([[takes, value], times]): [Taken, unknown] => [{ kind: "list", of: takes }, Array.from({ length: times }, () => value)]),
    fc
      .dictionary(name, tie("sample"), { minKeys: 1, maxKeys: 4 })
      .map((all): [Taken, unknown] => [
        { kind: "record", fields: Object.entries(all).map(([field, [takes]]): Input => ({ name: field, required: true, takes })) },
        Object.fromEntries(Object.entries(all).map(([field, [, value]]) => [field, value])),
      ]),
  ),
}));

/** Over the fields of a form, as a person fills them in; `depth`: from where on a list or a group is written as JSON. */
function spread(takes: Taken, key: string, value: unknown, depth: number): Record<string, string> {
  if (depth > 0 && takes.kind === "record") {
    const of = value as Record<string, unknown>;
    return Object.assign({}, ...takes.fields.map((field) => spread(field.takes, inside(key, field.name), of[field.name], depth - 1)));
  }
  if (depth > 0 && takes.kind === "list")
    return Object.assign({}, ...(value as unknown[]).map((item, i) => spread(takes.of, inside(key, i), item, depth - 1)));
  return { [key]: typeof value === "object" || takes.kind === "json" ? JSON.stringify(value) : String(value) };
}

describe("arguments", () => {
  test("a value spread over a form's fields comes together as the same value", () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 0, max: 4 }), ([takes, value], depth) => {
        const given = spread(takes, argumentKey("body"), value, depth);
        expect(strayKeys(asking(takes), Object.keys(given))).toEqual([]);
        const { body, faults } = assemble(asking(takes), Object.keys(given), (key) =>
          key in given ? { is: "value", raw: given[key] } : { is: "nothing" },
        );
        expect(faults).toEqual([]);
        // JSON writes no minus before a zero
        expect(body).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("every needed field that is left out is asked for, where it stands", () => {
    const missing = (given: Record<string, unknown>) =>
      assemble(operation("createShipment"), Object.keys(given), (key) =>
        key in given ? { is: "value", raw: given[key] } : { is: "nothing" },
      ).faults.map(({ key, why }) => `${key} ${why}`);
    const to = ["body/to/name missing", "body/to/street missing", "body/to/city missing", "body/to/country missing"];
    expect(missing({})).toEqual(["body/orderNumber missing", ...to, "body/lines missing"]);
    expect(missing({ "body/orderNumber": "1", "body/to": { name: "a" }, "body/lines/0/sku": "A" })).toEqual([
      "body/lines/0/quantity missing",
    ]);
  });

  test("a text inside what is JSON already is a text", () => {
    const json: Taken = { kind: "json" };
    const pairs: Taken = {
      kind: "list",
      of: {
        kind: "record",
        fields: [
          { name: "name", takes: { kind: "text" } },
          { name: "value", takes: json },
        ],
      },
    };
    const sent = (takes: Taken, raw: unknown) => {
      const made = requestOf(asking(takes), new Map([["body", raw]]));
      return made.ok ? JSON.parse(made.request.body) : made.failure.code;
    };
    for (const value of ["TEA", "12", "0012", "{", [1], { a: "1" }, false])
      for (const raw of [[{ name: "sku", value }], JSON.stringify([{ name: "sku", value }])])
        expect(sent(pairs, raw)).toEqual([{ name: "sku", value }]);
    expect(sent({ kind: "list", of: json }, ["TEA", "12"])).toEqual(["TEA", "12"]);
    expect(sent({ kind: "record", fields: [{ name: "tags", takes: { kind: "list", of: { kind: "text" } } }] }, { tags: "a, b" })).toBe(
      "setting.unfit",
    );
    expect(sent({ kind: "list", of: { kind: "text" } }, "a, b")).toEqual(["a", "b"]);
  });

  test("an item that turned out empty is left out, wherever it stands", () => {
    const tags = asking({ kind: "record", fields: [{ name: "tags", required: true, takes: { kind: "list", of: { kind: "text" } } }] });
    for (const given of [
      ["", "vip"],
      ["vip", ""],
      ["", "vip", null],
    ])
      expect(requestOf(tags, new Map(given.map((value, i) => [`body/tags/${i}`, value])))).toMatchObject({
        request: { body: '{"tags":["vip"]}' },
      });
    expect(requestOf(tags, new Map([["body/tags/0", ""]]))).toMatchObject({ failure: { code: "setting.empty" } });
    const address = { "body/orderNumber": "1", "body/to": { name: "a" } };
    const made = request("createShipment", { ...address, "body/lines/0/sku": "", "body/lines/1/sku": "A", "body/lines/1/quantity": 2 });
    expect(made.ok && JSON.parse(made.request.body).lines).toEqual([{ sku: "A", quantity: 2 }]);
    expect(request("createShipment", { ...address, "body/lines/1/sku": "A" })).toMatchObject({ failure: { code: "setting.empty" } });
  });

  test("of another operation what is usual is not put below or above what is given already", () => {
    const to: Taken = { kind: "record", fields: [{ name: "city", required: true, usual: "Lyon", takes: { kind: "text" } }] };
    const other = asking({
      kind: "record",
      fields: [
        { name: "to", required: true, takes: to },
        { name: "mode", required: true, usual: "fast", takes: { kind: "text" } },
        { name: "any", required: true, usual: "TEA", takes: { kind: "json" } },
      ],
    });
    expect(keptArguments({ "body/to": "{{ order.shippingAddress }}", "body/old": "x" }, other)).toEqual({
      ...{ "body/to": "{{ order.shippingAddress }}", "body/old": "x", "body/mode": "fast", "body/any": '"TEA"' },
    });
    const lines: Taken = { kind: "list", of: { kind: "record", fields: [{ name: "sku", takes: { kind: "text" } }] } };
    const listed = asking({ kind: "record", fields: [{ name: "lines", required: true, usual: "[]", takes: lines }] });
    expect(keptArguments({ "body/lines/0/sku": "A" }, listed)).toEqual({ "body/lines/0/sku": "A" });
  });

  test("an item that is taken out lets those behind it move up", () => {
    const given = { "body/lines/0/sku": "A", "body/lines/1/sku": "B", "body/lines/2/sku": "C", "body/note": "n" };
    expect(itemCount(given, "body/lines")).toBe(3);
    expect(removeItem(given, "body/lines", 1)).toEqual({ "body/lines/0/sku": "A", "body/lines/1/sku": "C", "body/note": "n" });
  });

  test("a fresh step has what the document says is usual, where it has to be given", () => {
    const takes: Taken = {
      kind: "record",
      fields: [
        { name: "mode", required: true, usual: "fast", takes: { kind: "text" } },
        { name: "other", usual: "x", takes: { kind: "text" } },
      ],
    };
    expect(firstArguments(asking(takes))).toEqual({ "body/mode": "fast" });
  });
});

describe("the call", () => {
  test("is put together as the document describes it", () => {
    const made = request("createShipment", {
      "query/notify": "true",
      "body/orderNumber": "1001",
      "body/to/name": "Mei Lin",
      "body/to/street": "Nanjing Rd 1",
      "body/to/city": "Shanghai",
      "body/to/country": "CN",
      "body/lines": [{ sku: "TEA", quantity: 2, name: "beside" }],
      "body/value": { amountMinor: 12_950, currency: "EUR" },
      "body/insured": "",
      "body/note": null,
    });
    expect(made).toMatchObject({ ok: true, request: { path: "/shipments?notify=true", headers: { "content-type": "application/json" } } });
    expect(made.ok && JSON.parse(made.request.body)).toEqual({
      orderNumber: "1001",
      to: { name: "Mei Lin", street: "Nanjing Rd 1", city: "Shanghai", country: "CN" },
      lines: [{ sku: "TEA", quantity: 2, name: "beside" }],
      value: 129.5,
    });
  });

  test("lists, days and forms are written as they have to be", () => {
    expect(request("listShipments", { "query/status": "open, sent", "query/since": "2026-11-23T10:00:00+08:00" })).toMatchObject({
      request: { path: "/shipments?status=open&status=sent&since=2026-11-23" },
    });
    expect(request("orderPickup", { "path/courier": "sf-express", "body/day": "2026-12-01", "body/parcels": 3 })).toMatchObject({
      request: {
        path: "/couriers/sf-express/pickups",
        body: "day=2026-12-01&parcels=3",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
    });
  });

  test("a value cannot lead it to another address", () => {
    expect(request("getShipment", { "path/shipmentId": "a/../b?c#d" })).toMatchObject({
      request: { path: "/shipments/a%2F..%2Fb%3Fc%23d" },
    });
    expect(request("getShipment", { "path/shipmentId": ".." })).toMatchObject({ ok: false, failure: { code: "setting.unfit" } });
  });

  test.each([
    [{ "body/parcels": 0, "body/day": "2026-12-01" }, /“parcels” is out of range: .*It turned out as “0”/],
    [{ "body/parcels": "many", "body/day": "2026-12-01" }, /whole number/],
    [{ "body/day": "tomorrow" }, /“day” has to be a day/],
    [{}, /“day” is missing.*turned out empty/],
  ])("%j is said before anything is sent", (given, why) => {
    const made = request("orderPickup", { "path/courier": "dhl", ...given });
    expect(made.ok ? "" : made.failure.message).toMatch(why);
  });

  test("a number past 2^53 stays what it is", () => {
    const made = requestOf(
      asking({ kind: "record", fields: [{ name: "id", takes: { kind: "number", whole: true } }] }),
      new Map([["body/id", "271878346596884015"]]),
    );
    expect(made).toMatchObject({ request: { body: '{"id":271878346596884015}' } });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
