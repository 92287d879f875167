import { and, eq, ilike, isNull, or, sql } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import { shopCustomer } from "#drizzle/schema/shop.ts";
import { uuid } from "#lib/api/page.ts";
import type { Found, SearchQuery } from "#lib/api/shop.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { newestFirst, startingWith } from "./keyset.ts";
import { listOrders } from "./list-orders.ts";
import { listProducts } from "./list-products.ts";
import { listRuns } from "./list-runs.ts";

/** For the command palette: a few of each kind, the likeliest first. */
export async function search(actor: Actor, input: SearchQuery): Promise<{ items: Found[] }> {
  requireRole(actor, "viewer");
  const { db } = database();
  const q = input.q.trim();
  const beginning = startingWith(q.toLowerCase());
  const within = `%${startingWith(q)}`;
  const [flows, orders, products, customers, runs] = await Promise.all([
    db
      .select({ id: flow.id, name: flow.name })
      .from(flow)
      .where(and(eq(flow.workspaceId, actor.workspaceId), isNull(flow.deletedAt), ilike(flow.name, within)))
      .orderBy(...newestFirst(flow.updatedAt, flow.id))
      .limit(limits.foundPerKind),
    listOrders(actor, { search: q, limit: limits.foundPerKind }),
    listProducts(actor, { search: q, limit: limits.foundPerKind }),
    db
      .select({ id: shopCustomer.id, name: shopCustomer.name, email: shopCustomer.email })
      .from(shopCustomer)
      .where(
        and(
          eq(shopCustomer.workspaceId, actor.workspaceId),
          or(sql`lower(${shopCustomer.name}) like ${beginning}`, sql`lower(${shopCustomer.email}) like ${beginning}`),
        ),
      )
      .orderBy(...newestFirst(shopCustomer.updatedAt, shopCustomer.id))
      .limit(limits.foundPerKind),
    uuid.safeParse(q).success || /^#?\w*\d\w*$/.test(q) ? listRuns(actor, { search: q, limit: limits.foundPerKind }) : { items: [] },
  ]);
  return {
    items: [
      ...flows.map((row): Found => ({ kind: "flow", id: row.id, title: row.name, detail: "" })),
      ...orders.items.map((row): Found => ({ kind: "order", id: row.id, title: row.number, detail: row.customer?.name ?? "" })),
      ...products.items.map((row): Found => ({ kind: "product", id: row.id, title: row.title, detail: row.vendor })),
      ...runs.items.map((run): Found => ({ kind: "run", id: run.id, title: run.flowName, detail: run.entityLabel ?? run.status })),
      ...customers.map((row): Found => ({ kind: "customer", id: row.id, title: row.name || row.email, detail: row.name ? row.email : "" })),
    ],
  };
}
