import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { EntityTimeline } from "#components/history/entity-timeline.tsx";
import { saying } from "#components/language/saying.ts";
import { ChangeStock } from "#components/stock/change-stock.tsx";
import { StockCurve } from "#components/stock/stock-curve.tsx";
import { StockFacts } from "#components/stock/stock-facts.tsx";
import { StockHoldings, StockPlaces } from "#components/stock/stock-places.tsx";
import { StockState } from "#components/stock/stock-state.tsx";
import { StockWarning } from "#components/stock/stock-warning.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getStockTimeline } from "#engine/queries/get-stock-timeline.ts";
import { stockWords } from "#lib/language/stock.ts";
import { reading } from "../../../reading.ts";
import { askedStock } from "./asked-stock.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(stockWords.title) };
}

export default async function SkuPage({ params }: { params: Promise<{ sku: string }> }) {
  const say = await saying();
  const actor = await reading();
  const item = await askedStock((await params).sku);
  const timeline = await getStockTimeline(actor, { sku: item.sku });
  const figures = [
    { label: stockWords.free, value: item.free },
    { label: stockWords.onHand, value: item.onHand },
    { label: stockWords.reserved, value: item.reserved },
  ];
  return (
    <Page>
      <Crumb label={item.title || item.sku} />
      <PageHeader
        title={item.title || item.sku}
        beside={<StockState item={item} />}
        description={item.title ? <span className="font-mono text-sm">{item.sku}</span> : null}
        actions={
          actor.role === "viewer" ? null : (
            <>
              <StockWarning key={`${item.warnBelow}/${item.rearmAbove}`} item={item} />
              <ChangeStock sku={item.sku} places={item.levels.map(({ location }) => location)} look="primary" />
            </>
          )
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-6">
          <Card>
            <dl className="grid grid-cols-3 border-line border-b">
              {figures.map(({ label, value }) => (
                <div key={label.en} className="px-4 py-3">
                  <dt className="text-faint text-xs">{say(label)}</dt>
                  <dd className="tabular text-xl font-semibold">{value}</dd>
                </div>
              ))}
            </dl>
            <StockCurve days={item.days} warnBelow={item.warnBelow} />
          </Card>
          <Section title={say(stockWords.timeline)}>
            <EntityTimeline key={item.sku} path={`/stock/${encodeURIComponent(item.sku)}`} first={timeline} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Section title={say(stockWords.places)}>
            <Card>
              <StockPlaces levels={item.levels} />
            </Card>
          </Section>
          <Section title={say(stockWords.heldFor)}>
            <Card>
              <StockHoldings holdings={item.holdings} />
            </Card>
          </Section>
          <Card>
            <StockFacts item={item} />
          </Card>
        </div>
      </div>
    </Page>
  );
}
