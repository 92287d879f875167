import type { ReactNode } from "react";
import { askedStatement } from "./asked-statement.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function StatementLayout({ params, children }: { params: Promise<{ statementId: string }>; children: ReactNode }) {
  await askedStatement((await params).statementId);
  return children;
}
