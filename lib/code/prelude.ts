/**
 * What is put around a code step inside the sandbox: a clock that stands at the turn's `now` (in UTC, wherever this runs), chance
 * drawn from the step's seed, and `console` kept as lines. The same step therefore gives the same however often it is worked out.
 */
export const prelude = `(function (now, seed, say) {
  "use strict";
  const Real = Date, proto = Real.prototype;
  for (const part of ["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"]) {
    proto["get" + part] = proto["getUTC" + part];
    if (proto["setUTC" + part]) proto["set" + part] = proto["setUTC" + part];
  }
  proto.getTimezoneOffset = () => 0;
  const iso = proto.toISOString;
  const shown = (from, to) => function () { return Number.isNaN(this.getTime()) ? "Invalid Date" : iso.call(this).slice(from, to); };
  proto.toString = proto.toUTCString = proto.toLocaleString = shown(0);
  proto.toDateString = proto.toLocaleDateString = shown(0, 10);
  proto.toTimeString = proto.toLocaleTimeString = shown(11, 19);
  const parse = (given) => {
    const text = String(given);
    const zoned = /(?:[zZ]|GMT|UTC|[+-]\\d\\d:?\\d\\d)\\s*$/.test(text) || /^\\s*\\d{4}(?:-\\d\\d){0,2}\\s*$/.test(text);
    return Real.parse(zoned ? text : /^\\s*\\d{4}-\\d\\d-\\d\\dT/.test(text) ? text.trim() + "Z" : text + " UTC");
  };
  const utc = Real.UTC;
  function Fixed(...parts) {
    if (!new.target) return iso.call(new Fixed());
    const [first] = parts;
    const ms = parts.length === 0 ? now : parts.length > 1 ? utc(...parts) : typeof first === "string" ? parse(first) : Number(first);
    return Reflect.construct(Real, [ms], new.target);
  }
  Fixed.prototype = proto;
  Object.defineProperty(Fixed, "name", { value: "Date" });
  Object.assign(Fixed, { now: () => now, parse, UTC: utc });
  proto.constructor = Fixed;
  globalThis.Date = Fixed;
  let state = seed >>> 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  // when memory is tidied up is nobody's business but the machine's
  delete globalThis.WeakRef;
  delete globalThis.FinalizationRegistry;
  const toText = JSON.stringify;
  const line = (value) => {
    if (typeof value === "string") return value;
    if (value instanceof Error) return value.name + ": " + value.message;
    try { return toText(value) ?? String(value); } catch { return String(value); }
  };
  const log = (...values) => { say(values.map(line).join(" ")); };
  globalThis.console = Object.freeze({ log, info: log, warn: log, error: log, debug: log });
  return (run, input) => {
    const result = run(JSON.parse(input));
    if (result !== null && typeof result === "object" && typeof result.then === "function")
      throw new TypeError("The code gave a promise. Write it without async and await: nothing here has to be waited for.");
    return toText(result === undefined ? null : result) ?? "null";
  };
})`;
