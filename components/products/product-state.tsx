"use client";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { ProductSummary } from "#lib/api/products.ts";
import { productsWords } from "#lib/language/products.ts";

const tones = { "on-sale": "good", "off-sale": "quiet", deleted: "bad" } as const;

export function ProductState({ state }: { state: ProductSummary["state"] }) {
  const say = useSay();
  return (
    <Badge tone={tones[state]} plain>
      {say(productsWords.states[state])}
    </Badge>
  );
}
