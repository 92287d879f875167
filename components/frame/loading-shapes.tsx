/** What a page looks like before it is there: the same places, without the words. */
import { Skeleton, TableSkeleton } from "#components/ui/skeleton.tsx";
import { Page } from "./page.tsx";

function HeaderShape() {
  return (
    <div className="pb-5">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="mt-2 w-72 max-w-full" />
    </div>
  );
}

export function ListShape({ tabs = false, columns = 5 }: { tabs?: boolean; columns?: number }) {
  return (
    <Page wide>
      <HeaderShape />
      {tabs ? <div className="mb-4 h-[37px] border-line border-b" /> : null}
      <Skeleton className="mb-3 h-7 w-56" />
      <TableSkeleton rows={12} columns={columns} />
    </Page>
  );
}

export function CardsShape({ cards = 4 }: { cards?: number }) {
  return (
    <Page>
      <HeaderShape />
      <div className="grid gap-4 lg:grid-cols-2">
        {Array.from({ length: cards }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing but a place
          <Skeleton key={i} className="h-40 rounded-lg" />
        ))}
      </div>
    </Page>
  );
}

export function HomeShape() {
  return (
    <Page className="flex flex-col gap-6">
      <HeaderShape />
      <Skeleton className="h-32 rounded-lg" />
      <Skeleton className="h-40 rounded-lg" />
      <Skeleton className="h-24 rounded-lg" />
    </Page>
  );
}

export function DetailShape() {
  return (
    <Page>
      <HeaderShape />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <Skeleton className="h-96 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </Page>
  );
}

export function RunShape() {
  return (
    <div className="flex h-full flex-col">
      <div className="border-line border-b px-6 py-4">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="mt-2 w-80" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="flex-1 bg-sunken" />
        <div className="w-[420px] border-line border-l p-4 max-lg:hidden">
          <TableSkeleton rows={5} columns={2} />
        </div>
      </div>
    </div>
  );
}
