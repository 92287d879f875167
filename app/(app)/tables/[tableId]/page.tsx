import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { Filters } from "#components/history/filters.tsx";
import { saying } from "#components/language/saying.ts";
import { RowList } from "#components/tables/row-list.tsx";
import { TableActions } from "#components/tables/table-actions.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listTableRows } from "#engine/queries/list-table-rows.ts";
import { tableRowQuery } from "#lib/api/tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";
import { askedTable } from "./asked-table.ts";

export async function generateMetadata({ params }: { params: Promise<{ tableId: string }> }): Promise<Metadata> {
  return { title: (await askedTable((await params).tableId)).name };
}

export default async function TablePage({ params, searchParams }: { params: Promise<{ tableId: string }>; searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const table = await askedTable((await params).tableId);
  const asked = tableRowQuery.safeParse(filtersFrom(await searchParams, ["search"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listTableRows(actor, { ...filters, id: table.id });
  return (
    <Page wide>
      <Crumb label={table.name} />
      <PageHeader
        title={table.name}
        description={say(words.rows, { n: table.rows })}
        actions={<TableActions table={table} mayEdit={mayEdit(actor.role)} />}
      />
      {table.rows > 0 ? <Filters search={{ name: "search", placeholder: say(words.search) }} filters={[]} /> : null}
      <RowList key={query} table={table} first={first} query={query} mayEdit={mayEdit(actor.role)} />
    </Page>
  );
}
