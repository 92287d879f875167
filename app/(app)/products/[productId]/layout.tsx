import type { ReactNode } from "react";
import { askedProduct } from "./asked-product.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function ProductLayout({ params, children }: { params: Promise<{ productId: string }>; children: ReactNode }) {
  await askedProduct((await params).productId);
  return children;
}
