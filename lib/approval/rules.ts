/** Who may decide, and when enough have. The screens ask it for what to offer, the command for what to allow. */
import type { Role } from "../api/role-names.ts";

export interface Terms {
  /** User ids of those who may decide; empty: every editor and owner. */
  readonly people: readonly string[];
  readonly deputy: string | null;
  /** ISO time from which the deputy may decide too; null: never. */
  readonly remindAt: string | null;
}
export interface Voter {
  readonly id: string;
  readonly role: Role;
  /** An API key is nobody by name. */
  readonly isKey: boolean;
}
/** Why somebody may not: their role, others are named, the reminder has not come yet. */
export type Standing = "may" | "role" | "others" | "deputy-later";

/** @param members user ids of all who belong to the shop. Where none of the people named does any more, its owners decide. */
export function standingOf({ people, deputy, remindAt }: Terms, voter: Voter, members: ReadonlySet<string>, now: string): Standing {
  const isPerson = !voter.isKey;
  if (isPerson && people.includes(voter.id)) return "may";
  if (people.length === 0 && voter.role !== "viewer") return "may";
  if (voter.role === "owner" && !people.some((person) => members.has(person))) return "may";
  if (isPerson && deputy === voter.id) return remindAt !== null && Date.parse(remindAt) <= Date.parse(now) ? "may" : "deputy-later";
  return people.length === 0 ? "role" : "others";
}

export type Decision = "approved" | "rejected";

/** Null: not enough have voted yet. One that rejects decides. */
export function verdictOf(votes: readonly { readonly decision: Decision }[], needed: number): Decision | null {
  if (votes.some(({ decision }) => decision === "rejected")) return "rejected";
  return votes.length >= Math.max(1, needed) ? "approved" : null;
}
