/** Asks the API from the browser; a refusal arrives as `ApiProblem` with a sentence in the reader's language. */
import type { z } from "zod";
import { noteRemoval } from "#components/live/own-deed.ts";
import type { CallName, Calls } from "#lib/api/calls.ts";

export type Answer<N extends CallName> = z.infer<Calls[N]["answer"]>;

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
  }
}

interface ProblemDetails {
  title?: string;
  detail?: string;
  code?: string;
}

export async function ask<N extends CallName>(
  method: Calls[N]["method"],
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<N>> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    ...(signal ? { signal } : {}),
  }).catch(() => null);
  if (answer === null) throw new ApiProblem(0, "no-answer", "");
  // whatever it is that was removed, its path ends with its id
  if (answer.ok && method === "DELETE") noteRemoval(path.slice(path.lastIndexOf("/") + 1));
  if (answer.status === 204) return null as Answer<N>;
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return said as Answer<N>;
  const problem = (said ?? {}) as ProblemDetails;
  throw new ApiProblem(answer.status, problem.code ?? "", problem.detail ?? problem.title ?? "");
}
