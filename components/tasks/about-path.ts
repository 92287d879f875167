import type { TeamTask } from "#lib/api/tasks.ts";

const folders = { order: "orders", sku: "stock", customer: "customers", product: "products" } as const;

/** The page of what a task is about. */
export const aboutPath = ({ type, id }: NonNullable<TeamTask["about"]>): string => `/${folders[type]}/${encodeURIComponent(id)}`;
