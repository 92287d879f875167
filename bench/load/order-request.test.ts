import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { orderWriter } from "./order-request.ts";

const target = { host: "127.0.0.1", port: 1, path: "/hooks/x" };

function counter(from = 41) {
  let n = from;
  return () => ++n;
}

function parts(request: Buffer) {
  const [head = "", body = ""] = request.toString().split("\r\n\r\n");
  const headers = Object.fromEntries(
    head
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(/: (.*)/s).slice(0, 2)),
  );
  return { head, body, headers: headers as Record<string, string> };
}

test("an order of 1.3 KB that the product reads, the next one a different order", () => {
  const writer = orderWriter(target, counter(), false);
  const read = () => {
    const { body, headers } = parts(writer.write());
    expect(Number(headers["Content-Length"])).toBe(body.length);
    expect(body.length).toBeGreaterThan(1_250);
    expect(body.length).toBeLessThan(1_400);
    return readMeaning({ platform: "shopify", topic: "orders/create", v: 1 }, body).meaning;
  };
  const [first, second] = [read(), read()];
  expect(first).toMatchObject({ type: "order.created", entity: { type: "order", id: "60000000042" } });
  expect(first.order).toMatchObject({ number: "#10000000042", total: { amountMinor: 61_240, currency: "EUR" } });
  expect(second.entity?.id).toBe("60000000043");
  expect(second.customer?.id).not.toBe(first.customer?.id);
});

test("a hot order is one order, and no body comes twice", () => {
  const writer = orderWriter(target, counter(), true);
  const [first, second] = [parts(writer.write()).body, parts(writer.write()).body];
  expect(JSON.parse(first).id).toBe(JSON.parse(second).id);
  expect(first).not.toBe(second);
});

test("signed, each request stands the sender's own verification", () => {
  const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
  const writer = orderWriter({ ...target, secret }, counter(), false);
  for (let i = 0; i < 3; i++) {
    const { body, headers } = parts(writer.write());
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ currency: "EUR" });
  }
});
