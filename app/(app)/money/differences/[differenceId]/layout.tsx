import type { ReactNode } from "react";
import { askedDifference } from "./asked-difference.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function DifferenceLayout({ params, children }: { params: Promise<{ differenceId: string }>; children: ReactNode }) {
  await askedDifference((await params).differenceId);
  return children;
}
