import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { EntityTimeline } from "#components/history/entity-timeline.tsx";
import { saying } from "#components/language/saying.ts";
import { ProductFacts } from "#components/products/product-facts.tsx";
import { ProductState } from "#components/products/product-state.tsx";
import { VariantTable } from "#components/products/variant-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { productsWords } from "#lib/language/products.ts";
import { askedProduct } from "./asked-product.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(productsWords.title) };
}

export default async function ProductPage({ params }: { params: Promise<{ productId: string }> }) {
  const say = await saying();
  const product = await askedProduct((await params).productId);
  return (
    <Page>
      <Crumb label={product.title} />
      <PageHeader title={product.title} beside={<ProductState state={product.state} />} description={product.vendor || null} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title={say(productsWords.variants)}>
            <Card>
              <VariantTable product={product} />
            </Card>
          </Section>
          <Section title={say(productsWords.timeline)}>
            <EntityTimeline key={product.id} path={`/products/${encodeURIComponent(product.id)}`} first={product.timeline} />
          </Section>
        </div>
        <Section title={say(productsWords.details)} className="max-lg:order-first">
          <Card>
            <ProductFacts product={product} />
          </Card>
        </Section>
      </div>
    </Page>
  );
}
