import { and, eq, or, sql } from "drizzle-orm";
import { shopCustomer } from "#drizzle/schema/shop.ts";
import type { Page } from "#lib/api/page.ts";
import type { CustomerListQuery, CustomerSummary } from "#lib/api/shop.ts";
import { withOwn } from "#lib/commerce/own-tags.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, pageFrom, placeOf, rowsOf, startingWith } from "./keyset.ts";

export async function listCustomers(actor: Actor, input: CustomerListQuery): Promise<Page<CustomerSummary>> {
  requireRole(actor, "viewer");
  const beginning = startingWith((input.search ?? "").trim().toLowerCase());
  const rows = await database()
    .db.select()
    .from(shopCustomer)
    .where(
      and(
        eq(shopCustomer.workspaceId, actor.workspaceId),
        input.search
          ? or(sql`lower(${shopCustomer.name}) like ${beginning}`, sql`lower(${shopCustomer.email}) like ${beginning}`)
          : undefined,
        after(shopCustomer.updatedAt, shopCustomer.id, placeOf(input)),
      ),
    )
    .orderBy(...newestFirst(shopCustomer.updatedAt, shopCustomer.id))
    .limit(rowsOf(input) + 1);
  return pageFrom(rows, input, (row) => ({ at: row.updatedAt, id: row.id }), customerSummaryOf);
}

export function customerSummaryOf(row: typeof shopCustomer.$inferSelect): CustomerSummary {
  const { id, name, email, phone, locale, ordersCount } = row;
  const tags = withOwn(row.tags, row.ownTags, row.droppedTags);
  return { id, name, email, phone, locale, tags, ordersCount, firstSeenAt: iso(row.firstSeenAt), updatedAt: iso(row.updatedAt) };
}
