"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Chip } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Page } from "#lib/api/page.ts";
import type { ShopMessage } from "#lib/api/shop.ts";
import { channelWords, conversationsWords } from "#lib/language/orders.ts";

export function MessageList({ first }: { first: Page<ShopMessage> }) {
  const say = useSay();
  const state = useRows(first, (cursor) => ask<"listMessages">("GET", `/conversations?cursor=${encodeURIComponent(cursor)}`));
  return (
    <RowsFrame state={state}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
        {state.rows.map((message) => (
          <li key={message.id} className="px-4 py-3">
            <p className="flex items-baseline gap-2">
              <span className="truncate font-medium">{message.customer?.name || say(conversationsWords.unknownCustomer)}</span>
              <Channel channel={message.channel} />
              <RelativeTime at={message.at} narrow className="ml-auto shrink-0 text-faint text-xs" />
            </p>
            <p lang={message.locale || undefined} className="mt-0.5 max-w-3xl whitespace-pre-line text-pretty break-words text-muted">
              {message.text}
            </p>
          </li>
        ))}
      </ul>
    </RowsFrame>
  );
}

function Channel({ channel }: { channel: string }) {
  const say = useSay();
  if (channel === "") return null;
  const known = channelWords[channel];
  return <Chip>{known ? say(known) : channel}</Chip>;
}
