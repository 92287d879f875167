import type { ReactNode } from "react";
import { askedOrder } from "./asked-order.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function OrderLayout({ params, children }: { params: Promise<{ orderId: string }>; children: ReactNode }) {
  await askedOrder((await params).orderId);
  return children;
}
