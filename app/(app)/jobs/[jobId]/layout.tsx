import type { ReactNode } from "react";
import { askedJob } from "./asked-job.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function JobLayout({ params, children }: { params: Promise<{ jobId: string }>; children: ReactNode }) {
  await askedJob((await params).jobId);
  return children;
}
