/**
 * A shop's answers as a table: one line an entry, columns for questions and answers in both languages; several ways of asking
 * stand in one cell, each on a line of its own or parted by `|`. What cannot be taken is given back with its line and why.
 */
import { answerProblems } from "../intelligence/answer/fill.ts";
import { importWords } from "../language/answers.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";

export interface AnswerDraft {
  readonly phrasingsZh: readonly string[];
  readonly phrasingsEn: readonly string[];
  readonly answerZh: string;
  readonly answerEn: string;
}
export interface LineProblem {
  /** As a person counts: the header is line 1. */
  readonly line: number;
  readonly text: string;
  readonly why: Words;
}
export interface ReadAnswers {
  readonly entries: readonly { readonly line: number; readonly draft: AnswerDraft }[];
  readonly problems: readonly LineProblem[];
}

const columns = {
  question_zh: "phrasingsZh",
  question_en: "phrasingsEn",
  answer_zh: "answerZh",
  answer_en: "answerEn",
  问题: "phrasingsZh",
  中文问题: "phrasingsZh",
  英文问题: "phrasingsEn",
  答案: "answerZh",
  中文答案: "answerZh",
  英文答案: "answerEn",
  question: "phrasingsEn",
  answer: "answerEn",
} as const satisfies Record<string, keyof AnswerDraft>;

export function readAnswersCsv(text: string): ReadAnswers {
  const { rows, open } = rowsOf(text.replace(/^\uFEFF/, ""));
  const [head, ...lines] = rows;
  const places = head?.cells.map((cell) => columns[cell.trim().toLowerCase() as keyof typeof columns] ?? null) ?? [];
  if (!head || !places.some((place) => place?.startsWith("answer")) || !places.some((place) => place?.startsWith("phrasings")))
    return { entries: [], problems: [{ line: 1, text: head?.cells.join(",").slice(0, 200) ?? "", why: importWords.head }] };
  const entries: { line: number; draft: AnswerDraft }[] = [];
  const problems: LineProblem[] = [];
  for (const { cells, line } of lines) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const cell = (name: keyof AnswerDraft) => cells.filter((_, at) => places[at] === name).join("\n");
    const draft: AnswerDraft = {
      phrasingsZh: phrasingsIn(cell("phrasingsZh")),
      phrasingsEn: phrasingsIn(cell("phrasingsEn")),
      answerZh: cell("answerZh").trim(),
      answerEn: cell("answerEn").trim(),
    };
    const isCut = open && line === lines.at(-1)?.line;
    const why =
      (isCut ? importWords.openQuote : null) ??
      (cells.length > places.length ? importWords.tooManyCells : null) ??
      draftProblem(draft) ??
      (entries.length >= limits.answersMax ? importWords.tooMany : null);
    if (why) problems.push({ line, text: cells.join(",").slice(0, 200), why });
    else entries.push({ line, draft });
  }
  return { entries, problems };
}

export const phrasingsIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[|\n\r]+/)
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  ),
];

/** Why an entry cannot be used; null: it can. */
export function draftProblem({ phrasingsZh, phrasingsEn, answerZh, answerEn }: AnswerDraft): Words | null {
  if (phrasingsZh.length + phrasingsEn.length === 0) return importWords.noQuestion;
  if (answerZh === "" && answerEn === "") return importWords.noAnswer;
  const zh = phrasingsZh.length > 0 && answerZh !== "";
  const en = phrasingsEn.length > 0 && answerEn !== "";
  if (!zh && !en) return importWords.otherLanguage;
  if (phrasingsZh.length > limits.phrasingsMax || phrasingsEn.length > limits.phrasingsMax) return importWords.tooManyPhrasings;
  if ([...phrasingsZh, ...phrasingsEn].some((each) => each.length > limits.phrasingCharsMax)) return importWords.longQuestion;
  if (answerZh.length > limits.answerCharsMax || answerEn.length > limits.answerCharsMax) return importWords.longAnswer;
  return answerProblems(answerZh).length + answerProblems(answerEn).length > 0 ? importWords.badField : null;
}

/** RFC 4180, with whatever ends lines; a tab or semicolon parts cells where the first line has no comma. */
function rowsOf(text: string): { rows: { cells: string[]; line: number }[]; open: boolean } {
  const first = text.slice(0, text.search(/[\r\n]/) < 0 ? text.length : text.search(/[\r\n]/));
  const comma = first.includes(",") ? "," : first.includes("\t") ? "\t" : first.includes(";") ? ";" : ",";
  const rows: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let began = 1;
  const end = () => {
    rows.push({ cells: [...cells, cell], line: began });
    cells = [];
    cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === "\n") line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === comma) {
      cells.push(cell);
      cell = "";
    } else if (char === "\n" || (char === "\r" && text[i + 1] !== "\n")) {
      end();
      began = line;
    } else if (char !== "\r") cell += char;
  }
  if (cell !== "" || cells.length > 0) end();
  return { rows, open: quoted };
}
