import { describe, expect, test } from "vitest";
import { standingOf, type Terms, verdictOf } from "./rules.ts";

const members = new Set(["mia", "otto", "vera", "owner"]);
const now = "2026-11-22T12:00:00.000Z";
const terms = (fields: Partial<Terms> = {}): Terms => ({ people: [], deputy: null, remindAt: null, ...fields });
const person = (id: string, role: "viewer" | "editor" | "owner" = "editor") => ({ id, role, isKey: false });

describe("who may decide", () => {
  test("without names: editors and owners, and keys of theirs", () => {
    expect(standingOf(terms(), person("mia"), members, now)).toBe("may");
    expect(standingOf(terms(), person("owner", "owner"), members, now)).toBe("may");
    expect(standingOf(terms(), { id: "key:ci", role: "editor", isKey: true }, members, now)).toBe("may");
    expect(standingOf(terms(), person("vera", "viewer"), members, now)).toBe("role");
  });

  test("with names: they and nobody else, whatever their role", () => {
    const named = terms({ people: ["vera"] });
    expect(standingOf(named, person("vera", "viewer"), members, now)).toBe("may");
    expect(standingOf(named, person("owner", "owner"), members, now)).toBe("others");
    expect(standingOf(named, { id: "vera", role: "owner", isKey: true }, members, now)).toBe("others");
  });

  test("where all who were named have left, the owners", () => {
    const left = terms({ people: ["gone"] });
    expect(standingOf(left, person("owner", "owner"), members, now)).toBe("may");
    expect(standingOf(left, person("mia"), members, now)).toBe("others");
    expect(standingOf(terms({ people: ["gone", "mia"] }), person("owner", "owner"), members, now)).toBe("others");
  });

  test("the deputy from the reminder on, and never without one", () => {
    const with2 = (remindAt: string | null) => terms({ people: ["mia"], deputy: "otto", remindAt });
    expect(standingOf(with2("2026-11-22T12:00:00.001Z"), person("otto", "viewer"), members, now)).toBe("deputy-later");
    expect(standingOf(with2("2026-11-22T13:00:00.000+01:00"), person("otto", "viewer"), members, now)).toBe("may");
    expect(standingOf(with2(null), person("otto", "viewer"), members, now)).toBe("deputy-later");
    expect(standingOf(with2("2026-11-22T11:00:00.000Z"), { id: "otto", role: "editor", isKey: true }, members, now)).toBe("others");
  });
});

test("as many as are needed approve; one rejects", () => {
  const yes = { decision: "approved" } as const;
  const no = { decision: "rejected" } as const;
  expect(verdictOf([], 1)).toBeNull();
  expect(verdictOf([], 0)).toBeNull();
  expect(verdictOf([yes], 1)).toBe("approved");
  expect(verdictOf([yes], 2)).toBeNull();
  expect(verdictOf([yes, yes], 2)).toBe("approved");
  expect(verdictOf([yes, no], 3)).toBe("rejected");
});
