import type { ReactNode } from "react";
import { askedCustomer } from "./asked-customer.ts";

/** Above the loading state: what is not there answers 404, and not a page that says so with 200. */
export default async function CustomerLayout({ params, children }: { params: Promise<{ customerId: string }>; children: ReactNode }) {
  await askedCustomer((await params).customerId);
  return children;
}
