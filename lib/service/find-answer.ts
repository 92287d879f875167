/** What a flow may answer to a question by itself: the best match, filled in, or why it is a person's. */
import type { ShopCalendar } from "../calendar/calendar.ts";
import type { Book } from "../intelligence/answer/book.ts";
import { type AnswerParts, fillAnswer } from "../intelligence/answer/fill.ts";
import { forAPerson, type PersonReason } from "../intelligence/answer/for-a-person.ts";
import { match } from "../intelligence/answer/match.ts";
import type { ConversationState } from "./conversation.ts";

/** Why a question is left to a person. */
export type MatchReason = PersonReason | "held" | "unsure" | "nothing" | "missing";

export interface Found {
  readonly result: "answer" | "unsure" | "person";
  readonly reason: MatchReason | "";
  readonly confidence: number;
  readonly entryId: string;
  readonly question: string;
  readonly answer: string;
}

interface Question {
  /** Null: a message of no conversation that we keep. */
  readonly state: Pick<ConversationState, "mode"> | null;
  readonly text: string;
  /** How sure it has to be, in per cent. */
  readonly sure: number;
  readonly book: Book;
  readonly parts: AnswerParts;
  readonly now: string;
  readonly calendar?: ShopCalendar | undefined;
}

const none = { confidence: 0, entryId: "", question: "", answer: "" };

export function findAnswer({ state, text, sure, book, parts, now, calendar }: Question): Found {
  if (state && state.mode !== "auto") return { result: "person", reason: "held", ...none };
  const { matches, language } = match(text, book, 1);
  const [best] = matches;
  const told = best ? { confidence: rounded(best.confidence), entryId: best.entry.id, question: best.phrasing, answer: "" } : none;
  const person = forAPerson(text);
  if (person) return { result: "person", reason: person, ...told };
  if (!best) return { result: "unsure", reason: "nothing", ...none };
  if (best.confidence * 100 < sure) return { result: "unsure", reason: "unsure", ...told };
  const filled = fillAnswer(best.entry.answers[language], parts, now, calendar);
  return filled.ok ? { result: "answer", reason: "", ...told, answer: filled.text } : { result: "person", reason: "missing", ...told };
}

/** As it is shown and stored. */
export const rounded = (confidence: number): number => Math.round(confidence * 1_000) / 1_000;
