import { expect, test } from "vitest";
import { compile } from "#lib/flow/expression.ts";
import { environmentFor } from "#lib/flow/expression-environment.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import { keepDate } from "./server.ts";

test("moments are moments after Next has been loaded, as they were before", () => {
  const now = "2026-11-23T10:00:00.000Z";
  const parts = { type: "message.received" as const, topic: "", entity: null, occurredAt: "", ours: false };
  const event = { ...parts, id: "e", workspaceId: "w", sourceId: null, receivedAt: now, body: null };
  const value = (text: string) => {
    const compiled = compile(text, environmentFor({ parts: ["message"], steps: new Map() }));
    const result = compiled.ok ? compiled.expression.evaluate(scopeOf(event, {}, now)) : null;
    return result?.ok ? result.value : result;
  };
  const ours = Date;
  const asked = () => [value("isOpen(now)"), value("dateOf(now)"), value("now > timestamp('2026-01-01T00:00:00Z')")];
  expect(asked()).toEqual([true, "2026-11-23", true]);
  keepDate();
  expect(globalThis.Date).toBe(ours);
  expect(new Date(0).constructor).toBe(ours);
  expect(asked()).toEqual([true, "2026-11-23", true]);
});
