"use client";
import { useSay } from "#components/language/say.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import type { StockDetail } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";

export function StockFacts({ item }: { item: StockDetail }) {
  const say = useSay();
  const { pieces, days } = item.sold;
  const lasts = pieces > 0 && item.free > 0 ? Math.floor((item.free * days) / pieces) : null;
  return (
    <dl className="flex flex-col gap-3 p-4 text-sm">
      <div>
        <dt className="text-faint text-xs">{say(stockWords.warning)}</dt>
        <dd>{item.warnBelow === null ? say(stockWords.noWarning) : say(stockWords.warnsBelow, { n: item.warnBelow })}</dd>
      </div>
      <div>
        <dt className="text-faint text-xs">{say(stockWords.sold, { n: days })}</dt>
        <dd>
          <span className="tabular">{pieces}</span>
          {lasts === null ? null : <span className="ml-2 text-muted">{say(stockWords.lasts, { n: lasts })}</span>}
        </dd>
      </div>
      <div>
        <dt className="text-faint text-xs">{say(stockWords.changed)}</dt>
        <dd>
          <ExactTime at={item.updatedAt} />
        </dd>
      </div>
    </dl>
  );
}
