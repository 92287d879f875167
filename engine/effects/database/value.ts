/** Values by their names, for flows that remember something: read, set, and counted without losing a count. */
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Performer, Result } from "./performer.ts";
import { valuesTable } from "./rows.ts";
import { byOf } from "./table.ts";

const placeOf = ({ workspaceId, args }: { workspaceId: string; args: { name: string } }) => ({
  workspaceId,
  tableId: valuesTable,
  key: args.name.trim(),
});

export const performValueGet: Performer<"value.get"> = async ({ rows }, calls) => {
  await rows.lock(calls.map(placeOf));
  return calls.map((call): Result<"value.get"> => {
    const value = rows.get(placeOf(call))?.["value"];
    return { ok: true, reply: { found: value !== undefined, value: value ?? "" } };
  });
};

export const performValueSet: Performer<"value.set"> = async ({ rows }, calls) => {
  await rows.lock(calls.map(placeOf));
  return calls.map((call): Result<"value.set"> => {
    const place = placeOf(call);
    const { value, onlyIf } = call.args;
    const problem = nameProblem(place.key) ?? (value !== null && value.length > limits.tableCellCharsMax ? tooLong : null);
    if (problem) return { ok: false, failure: problem };
    const before = rows.get(place)?.["value"] ?? null;
    if (onlyIf !== undefined && before !== onlyIf) return { ok: true, reply: { value: before, before, changed: false, refused: true } };
    if (before !== value) rows.put({ ...place, fields: value === null ? null : { value }, by: byOf(call), at: call.at });
    return { ok: true, reply: { value, before, changed: before !== value, refused: false } };
  });
};

export const performValueAdd: Performer<"value.add"> = async ({ rows }, calls) => {
  await rows.lock(calls.map(placeOf));
  return calls.map((call): Result<"value.add"> => {
    const place = placeOf(call);
    const by = wholeIn(call.args.by);
    const kept = rows.get(place)?.["value"] ?? "0";
    const before = wholeIn(kept);
    const problem = nameProblem(place.key) ?? (by === null ? notWhole(call.args.by) : before === null ? notWhole(kept) : null);
    if (problem || by === null || before === null) return { ok: false, failure: problem ?? notWhole("") };
    const count = before + by;
    if (!Number.isSafeInteger(count)) return { ok: false, failure: notWhole(String(count)) };
    if (by !== 0) rows.put({ ...place, fields: { value: String(count) }, by: byOf(call), at: call.at });
    return { ok: true, reply: { count, before, changed: by !== 0 } };
  });
};

/** A number that an expression gave may be written `3.0`. */
function wholeIn(text: string): number | null {
  const trimmed = text.trim();
  return /^[+-]?\d{1,15}(\.0+)?$/.test(trimmed) ? Number(trimmed) : null;
}

function nameProblem(name: string): Failure | null {
  if (name === "") return { code: "value.no-name", message: "This step names no value: its name turned out empty.", final: true };
  return name.length > limits.tableKeyCharsMax
    ? { code: "value.no-name", message: `The value's name is longer than ${limits.tableKeyCharsMax} characters.`, final: true }
    : null;
}
const notWhole = (text: string): Failure => ({
  code: "value.not-a-number",
  message: `“${text.slice(0, 80)}” is no whole number, so nothing can be counted with it.`,
  final: true,
});
const tooLong: Failure = {
  code: "table.too-long",
  message: `The value is longer than ${limits.tableCellCharsMax} characters.`,
  final: true,
};
