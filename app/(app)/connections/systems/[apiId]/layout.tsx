import type { ReactNode } from "react";
import { askedApi } from "./asked-api.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function SystemLayout({ params, children }: { params: Promise<{ apiId: string }>; children: ReactNode }) {
  await askedApi((await params).apiId);
  return children;
}
