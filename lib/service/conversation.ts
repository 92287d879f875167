/**
 * Who answers a conversation, and what each thing that happens to it makes of that. Pure: commands, effects and tests share it.
 *
 * `auto`: flows may answer. `waiting`: it was handed over and nobody has taken it. `person`: somebody has. In the last two flows
 * answer nothing; they may say that a person will, as long as nobody has taken it.
 */
import { forAPerson, type PersonReason } from "../intelligence/answer/for-a-person.ts";
import type { ReplyKind } from "./reply-kinds.ts";

export const conversationModes = ["auto", "waiting", "person"] as const;
export const conversationStatuses = ["open", "answered", "closed"] as const;
export const messageAuthors = ["customer", "tradewind", "person"] as const;
export const messageStates = ["received", "sending", "sent", "kept", "failed", "unknown"] as const;

export interface ConversationState {
  readonly mode: (typeof conversationModes)[number];
  readonly status: (typeof conversationStatuses)[number];
  readonly assigneeId: string | null;
  /** Why it waits for a person; a word of ours, or empty. */
  readonly reason: string;
  readonly note: string;
  /** Since when the customer waits; null: nobody waits. */
  readonly waitingSince: string | null;
}

export const newConversation: ConversationState = {
  mode: "auto",
  status: "answered",
  assigneeId: null,
  reason: "",
  note: "",
  waitingSince: null,
};

/** The customer wrote. */
export const heard = <S extends ConversationState>(state: S, at: string): S => ({
  ...state,
  status: "open",
  waitingSince: state.waitingSince ?? at,
});

/** Handed to people; whoever has it keeps it. */
export const handOver = <S extends ConversationState>(state: S, reason: string, note: string): S =>
  state.mode === "auto" ? { ...state, mode: "waiting", status: state.status === "closed" ? "open" : state.status, reason, note } : state;

export const takeOver = <S extends ConversationState>(state: S, userId: string | null): S => ({
  ...state,
  mode: "person",
  status: state.status === "closed" ? "open" : state.status,
  assigneeId: userId,
});

/** Meant for somebody; with nobody it waits for anybody. Who it is meant for has not taken it yet. */
export const assign = <S extends ConversationState>(state: S, userId: string | null): S => ({
  ...state,
  assigneeId: userId,
  mode: userId === null && state.mode === "person" ? "waiting" : state.mode === "auto" && userId !== null ? "waiting" : state.mode,
  status: state.status === "closed" ? "open" : state.status,
});

export const giveBack = <S extends ConversationState>(state: S): S => ({ ...state, mode: "auto", assigneeId: null, reason: "", note: "" });

export const close = <S extends ConversationState>(state: S): S => ({ ...giveBack(state), status: "closed", waitingSince: null });

/** Something was written back. A notice leaves the customer waiting. */
export const answered = <S extends ConversationState>(state: S, kind: ReplyKind): S =>
  kind === "notice" ? state : { ...state, status: "answered", waitingSince: null };

/** Why a flow does not write; null: it may. */
export type ReplyRefusal = "held" | PersonReason | "often" | "gone";

/** What a flow may write by itself, looked at under the conversation's lock. */
export function replyRefusal(state: Pick<ConversationState, "mode">, asked: string, kind: ReplyKind): ReplyRefusal | null {
  if (state.mode === "person") return "held";
  if (kind === "notice") return null;
  return state.mode === "waiting" ? "held" : forAPerson(asked);
}
