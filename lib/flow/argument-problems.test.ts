/** What the editor says of a call's arguments while they are filled in. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalog } from "../nodes/catalog.ts";
import { readApi } from "../openapi/read-api.ts";
import { fieldsInScope } from "./fields-in-scope.ts";
import { flowDocument } from "./flow.ts";
import { stepTitle } from "./step-title.ts";
import { validate } from "./validate.ts";

const api = readApi(readFileSync(new URL("../openapi/fixture/warehouse.yaml", import.meta.url), "utf8"));
function operation(key: string, server?: string) {
  const found = api.ok ? api.api.operations.find((each) => each.key === key) : undefined;
  if (!found) throw new Error(`no ${key}`);
  const { tag: _, ...own } = found;
  return {
    ...own,
    ...(server === undefined ? {} : { server }),
    api: { id: "00000000-0000-4000-8000-000000000001", name: "Warehouse", revision: 1 },
  };
}
const flow = (config: object, then: object[] = []) =>
  flowDocument.parse({
    name: "Ship",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      { id: "call", type: "outside.operation", config },
      ...then,
    ],
    edges: [{ from: "start", to: "call" }, ...then.map(() => ({ from: "call", port: "ok", to: "then" }))],
  });
const said = (args: Record<string, string>, key = "createShipment", server?: string) =>
  validate(flow({ operation: operation(key, server), args }), catalog)
    .filter(({ nodeId }) => nodeId === "call")
    .map(({ field, level, message }) => `${level} ${field}: ${message.en}`);

const whole = {
  "body/orderNumber": "{{ order.number }}",
  "body/to": '{{ {"name": order.shippingAddress.name} }}',
  "body/lines": '{{ order.items.map(item, {"sku": item.sku, "quantity": item.quantity}) }}',
};

test("what is right is right", () => {
  expect(said(whole)).toEqual([]);
  expect(said({ ...whole, "body/note": "{{ order.tags }}" })).toEqual([]);
  expect(said({ "path/shipmentId": "{{ order.id }}" }, "getShipment")).toEqual([]);
});

test.each([
  [{ ...whole, "body/orderNumber": "" }, "error args.body/orderNumber: “orderNumber” is missing."],
  [{ ...whole, "body/insured": "perhaps" }, "error args.body/insured: “insured” has to be yes or no (true or false)."],
  [{ ...whole, "body/value": "{{ order.items }}" }, "error args.body/value: “value” needs a number, but this is a list."],
  [{ ...whole, "body/lines": "{{ order.total }}" }, "error args.body/lines: “lines” needs a list, but this is an amount of money."],
  [{ ...whole, "body/lines": '{{ order.items.map(item, {"sku": item.sku}) }}' }, "error args.body/lines: “lines › quantity” is missing."],
  [{ ...whole, "body/service": "slow" }, "error args.body/service: “service” has to be one of: standard, express."],
  [{ ...whole, "body/note": "{{ order.nmber }}" }, "error args.body/note: There is no “order.nmber” here. Did you mean “order.number”?"],
  [{ ...whole, "body/old": "x" }, "warning args.body/old: “old” does not belong to this call and is not sent."],
])("%#: said at its field", (args, problem) => expect(said(args)).toContain(problem));

test("a document without an address needs a connection that has one", () => {
  expect(said({ "path/shipmentId": "1" }, "getShipment", "")).toEqual([
    "error connection: The document names no address. Choose a connection that has one.",
  ]);
});

test("what comes back is there for later steps, by its types; the step is called as the document calls it", () => {
  const then = { id: "then", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "{{ steps.call.body.id }}" } };
  const document = flow({ operation: operation("getShipment"), args: { "path/shipmentId": "1" } }, [then]);
  expect(validate(document, catalog).filter(({ level }) => level === "error")).toEqual([]);
  const fields = fieldsInScope(document, "then", catalog).filter(({ path }) => path.startsWith("steps.call.body"));
  expect(fields.map(({ path, type, label }) => [path.slice("steps.call.body.".length), type, label.en])).toEqual(
    expect.arrayContaining([
      ["id", "text", "id"],
      ["to.city", "text", "to › city"],
      ["createdAt", "time", "createdAt"],
      ["parcels", "number", "parcels"],
      ["lines", "list", "lines"],
    ]),
  );
  const wrong = flow({ operation: operation("getShipment"), args: { "path/shipmentId": "1" } }, [
    { ...then, config: { orderId: "{{ order.id }}", tag: "{{ steps.call.body.idd }}" } },
  ]);
  expect(validate(wrong, catalog).map(({ message }) => message.en)).toContainEqual(expect.stringContaining("idd"));
  const call = document.nodes.find(({ id }) => id === "call");
  expect(call && [stepTitle(call, "en"), stepTitle({ ...call, title: "Mine" }, "en")]).toEqual(["Look at a shipment", "Mine"]);
});
