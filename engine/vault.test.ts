import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keyFingerprint, open, seal, sealedWithOldKey, VaultError } from "./vault.ts";

const keyA = randomBytes(32).toString("base64");
const keyB = randomBytes(32).toString("base64");
beforeEach(() => void vi.stubEnv("TRADEWIND_SECRET_KEY", keyA));
afterEach(() => void vi.unstubAllEnvs());

function failing(action: () => unknown): VaultError {
  try {
    action();
  } catch (error) {
    if (error instanceof VaultError) return error;
    throw error;
  }
  throw new Error("it opened");
}

describe("the vault", () => {
  test("opens what it sealed, for every text and row", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, row) => {
        expect(open(seal(plain, row), row)).toBe(plain);
      }),
    );
  });

  test("never opens for another row, and the error does not hold the secret", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.uuid(), fc.uuid(), (plain, row, other) => {
        fc.pre(row !== other);
        const error = failing(() => open(seal(plain, row), other));
        expect(error.code).toBe("vault.damaged");
        expect(error.message.replace(other, "")).not.toContain(plain);
      }),
    );
  });

  test("notices every changed or missing byte", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (plain, position, flip, cut) => {
        const sealed = seal(plain, "row");
        const at = position % sealed.length;
        const damaged = cut ? sealed.slice(0, at) : sealed.slice();
        if (!cut) damaged[at] = (damaged[at] ?? 0) ^ flip;
        failing(() => open(damaged, "row"));
      }),
    );
  });

  test("seals the same text differently each time", () => {
    expect(seal("same", "row")).not.toEqual(seal("same", "row"));
  });

  test("a rotated key still opens with the previous one, and is known as old", () => {
    const sealed = seal("shpss_1", "source/1/secret");
    vi.stubEnv("TRADEWIND_SECRET_KEY", keyB);
    const error = failing(() => open(sealed, "source/1/secret"));
    expect(error.code).toBe("vault.unknown-key");
    expect(error.message).toContain(keyFingerprint(Buffer.from(keyA, "base64")));
    vi.stubEnv("TRADEWIND_SECRET_KEY_PREVIOUS", keyA);
    expect(open(sealed, "source/1/secret")).toBe("shpss_1");
    expect(sealedWithOldKey(sealed)).toBe(true);
    expect(sealedWithOldKey(seal("shpss_1", "source/1/secret"))).toBe(false);
  });

  test("a missing or short key is a sentence", () => {
    vi.stubEnv("TRADEWIND_SECRET_KEY", "");
    expect(failing(() => seal("x", "row")).code).toBe("vault.no-key");
    vi.stubEnv("TRADEWIND_SECRET_KEY", "c2hvcnQ=");
    expect(failing(() => seal("x", "row")).code).toBe("vault.bad-key");
  });
});
