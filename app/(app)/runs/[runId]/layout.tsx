import type { ReactNode } from "react";
import { askedRun } from "./asked-run.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function RunLayout({ params, children }: { params: Promise<{ runId: string }>; children: ReactNode }) {
  await askedRun((await params).runId);
  return children;
}
