"use client";
/** The actions that an undo has come to: those left alone, by name and with the reason, and those taken back. */
import Link from "next/link";
import { ask } from "#components/api/ask.ts";
import { Section } from "#components/frame/page.tsx";
import { actionTitle } from "#components/history/action-sentence.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { LoadMore } from "#components/ui/load-more.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { UndoItem } from "#lib/api/jobs.ts";
import type { Page } from "#lib/api/page.ts";
import { undoWords } from "#lib/language/undo.ts";
import { useMore } from "./use-more.ts";

export function UndoItems({ jobId, first, left, n }: { jobId: string; first: Page<UndoItem>; left: boolean; n: number }) {
  const say = useSay();
  const tag = useLanguageTag();
  const title = say(left ? undoWords.leftTitle : undoWords.undoneTitle);
  const { items, busy, loadMore } = useMore(first, (cursor) =>
    ask<"listUndoItems">("GET", `/jobs/${jobId}/undone?left=${left}&cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <Section title={title} aside={<span className="tabular text-muted text-sm">{new Intl.NumberFormat(tag).format(n)}</span>}>
      {left ? <p className="mb-2 text-muted text-sm">{say(undoWords.leftText)}</p> : null}
      <Table label={title} className="table-fixed">
        <TableHead>
          <Th className="w-36">{say(undoWords.about)}</Th>
          <Th>{say(undoWords.action)}</Th>
          {left ? <Th>{say(undoWords.why)}</Th> : null}
          <Th className="w-32 max-sm:hidden">{say(undoWords.when)}</Th>
        </TableHead>
        <tbody>
          {items.map((item) => (
            <Tr key={item.n}>
              <Td className="truncate">
                <About item={item} />
              </Td>
              <Td className="truncate text-muted">{actionTitle(item.effect, item.args, say)}</Td>
              {left ? <Td className="truncate text-muted">{item.sentence ? say(item.sentence) : null}</Td> : null}
              <Td className="truncate text-muted max-sm:hidden">
                <RelativeTime at={item.at} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {loadMore ? <LoadMore onClick={loadMore} busy={busy} /> : null}
    </Section>
  );
}

/** The order where there is one, else the run. */
function About({ item }: { item: UndoItem }) {
  const href = item.orderId ? `/orders/${encodeURIComponent(item.orderId)}` : `/runs/${item.runId}`;
  return (
    <Link href={href} className="rounded-sm font-medium hover:underline">
      {item.label ?? item.orderId ?? item.runId.slice(-12)}
    </Link>
  );
}
