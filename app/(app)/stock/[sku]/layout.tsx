import type { ReactNode } from "react";
import { askedStock } from "./asked-stock.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function StockLayout({ params, children }: { params: Promise<{ sku: string }>; children: ReactNode }) {
  await askedStock((await params).sku);
  return children;
}
