"use client";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { StockSummary } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";

/** Said only where something is: most goods are simply there. */
export function StockState({ item }: { item: Pick<StockSummary, "free" | "isLow"> }) {
  const say = useSay();
  if (item.free < 0)
    return (
      <Badge tone="bad" plain>
        {say(stockWords.short)}
      </Badge>
    );
  if (item.free === 0)
    return (
      <Badge tone="bad" plain>
        {say(stockWords.none)}
      </Badge>
    );
  if (item.isLow)
    return (
      <Badge tone="warn" plain>
        {say(stockWords.low)}
      </Badge>
    );
  return null;
}
