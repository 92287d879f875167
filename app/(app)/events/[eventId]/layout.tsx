import type { ReactNode } from "react";
import { askedEvent } from "./asked-event.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function EventLayout({ params, children }: { params: Promise<{ eventId: string }>; children: ReactNode }) {
  await askedEvent((await params).eventId);
  return children;
}
