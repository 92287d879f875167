import type { ReactNode } from "react";
import { askedProblem } from "./asked-problem.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function ProblemLayout({ params, children }: { params: Promise<{ problemId: string }>; children: ReactNode }) {
  await askedProblem((await params).problemId);
  return children;
}
