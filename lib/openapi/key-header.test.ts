/** Which header carries the key, and whether the document promises anything by it: a wrong guess would do a call twice. */
import { describe, expect, test } from "vitest";
import { readApi } from "./read-api.ts";
import { repeatingOf } from "./repeating.ts";

interface Header {
  readonly name: string;
  readonly description?: string;
  readonly schema?: object;
}
function readPost(headers: readonly Header[]) {
  const parameters = headers.map((each) => ({ in: "header", schema: { type: "string" }, ...each }));
  const found = readApi(
    JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: { "/a": { post: { parameters } } } }),
  );
  if (!found.ok) throw new Error(found.why.en);
  const [post] = found.api.operations;
  if (!post) throw new Error("nothing was read");
  return { key: post.keyHeader?.name, does: repeatingOf(post), fields: post.parameters.map(({ name }) => name) };
}

describe("a key against doing it twice", () => {
  test.each([
    ["Idempotency-Key", ""],
    ["X-Idempotency-Token", ""],
    ["Acme-Idempotency-Key", ""],
    ["X-Request-Id", "Makes the call idempotent for a week."],
    ["X-Client-Reference", "用于保证接口幂等"],
  ])("%s (%s) is promised", (name, description) => {
    expect(readPost([{ name, description }])).toEqual({ key: name, does: "byKey", fields: [] });
  });

  test.each([
    ["X-Request-Id", "Id for tracing; use a new one when you retry."],
    ["X-Request-Id", "Quote it when you retry or contact support."],
    ["X-Transaction-Id", "Shown in our logs, to find duplicates."],
    ["X-Request-Id", "For tracing only: the call is not idempotent."],
    ["X-Request-Id", "用于日志排查，重试时请更换；本接口不保证幂等"],
  ])("%s (%s) is given, but nothing is promised by it", (name, description) => {
    expect(readPost([{ name, description }])).toEqual({ key: name, does: "once", fields: [] });
  });

  test.each([
    ["X-Auth-Token", "Your access token. Get a new one and retry after a 401."],
    ["X-Session-Token", "Calls with the same token are idempotent."],
    ["X-Api-Key", "Duplicate keys are refused."],
    ["X-Signature", "Of the body; makes a retry safe."],
    ["X-Access-Token", "过期后请重试"],
    ["X-Trace-Id", "For logs only, not used for idempotency."],
    ["X-Shop", "Which shop"],
  ])("%s (%s) is none: it stays the operator's to give", (name, description) => {
    expect(readPost([{ name, description }])).toEqual({ key: undefined, does: "once", fields: [name] });
  });

  test("of several the promised one is taken, and the others stay fields", () => {
    const key = { name: "Idempotency-Key" };
    const trace = { name: "X-Request-Id", description: "For tracing. Retry with the same Idempotency-Key." };
    for (const headers of [
      [key, trace],
      [trace, key],
    ])
      expect(readPost(headers)).toEqual({ key: "Idempotency-Key", does: "byKey", fields: ["X-Request-Id"] });
  });

  test("too short to tell calls apart, nothing is promised by it", () => {
    const of = (maxLength: number) => readPost([{ name: "Idempotency-Key", schema: { type: "string", maxLength } }]).does;
    expect([of(15), of(16), of(32)]).toEqual(["once", "byKey", "byKey"]);
  });
});
