import type { ReactNode } from "react";
import { askedTable } from "./asked-table.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function TableLayout({ params, children }: { params: Promise<{ tableId: string }>; children: ReactNode }) {
  await askedTable((await params).tableId);
  return children;
}
