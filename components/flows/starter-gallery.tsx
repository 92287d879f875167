"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { keepStarterSample } from "#components/canvas/starter-sample.ts";
import { useLocale } from "#components/language/say.tsx";
import { documentOf, type Template } from "#lib/templates/template.ts";
import { templates } from "#lib/templates/templates.ts";
import { StarterCard } from "./starter-card.tsx";

/** Makes a draft of a starter, with its sample at hand, and opens it. */
export function useStarter() {
  const locale = useLocale();
  const router = useRouter();
  const { busy, run } = useDeed();
  const [taking, setTaking] = useState<string | null>(null);
  const use = (starter: Template) => {
    setTaking(starter.id);
    return run(async () => {
      const { id } = await ask<"createFlow">("POST", "/flows", documentOf(starter, locale));
      keepStarterSample(id, starter.sample);
      router.push(`/flows/${id}`);
    });
  };
  return { taking: busy ? taking : null, use };
}

export function StarterGallery({ mayEdit }: { mayEdit: boolean }) {
  const { taking, use } = useStarter();
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {templates.map((starter) => (
        <li key={starter.id}>
          <StarterCard starter={starter} busy={taking === starter.id} onUse={mayEdit ? () => void use(starter) : null} />
        </li>
      ))}
    </ul>
  );
}
