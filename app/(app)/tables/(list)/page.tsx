import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { TableForm } from "#components/tables/table-form.tsx";
import { TableList } from "#components/tables/table-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listTables } from "#engine/queries/list-tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";
import { reading } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(words.title) };
}

export default async function TablesPage() {
  const actor = await reading();
  const say = await saying();
  const { items } = await listTables(actor);
  const add = mayEdit(actor.role) ? (
    <TableForm
      trigger={
        <Button look="primary">
          <Plus aria-hidden />
          {say(words.add)}
        </Button>
      }
    />
  ) : null;
  return (
    <Page>
      <PageHeader title={say(words.title)} description={say(words.text)} actions={items.length > 0 ? add : null} />
      {items.length === 0 ? (
        <EmptyState picture={<RowsPicture />} title={say(words.emptyTitle)} action={add}>
          {say(words.emptyText)}
        </EmptyState>
      ) : (
        <TableList tables={items} />
      )}
    </Page>
  );
}
