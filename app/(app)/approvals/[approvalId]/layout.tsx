import type { ReactNode } from "react";
import { askedApproval } from "./asked-approval.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function ApprovalLayout({ params, children }: { params: Promise<{ approvalId: string }>; children: ReactNode }) {
  await askedApproval((await params).approvalId);
  return children;
}
