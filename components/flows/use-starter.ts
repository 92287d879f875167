import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { keepStarterSample } from "#components/canvas/keep-starter-sample.ts";
import { useLocale } from "#components/language/say.tsx";

/** Makes a draft of a starter, with its sample at hand, and opens it. The starters come when the first is taken. */
export function useStarter() {
  const locale = useLocale();
  const router = useRouter();
  const { busy, run } = useDeed();
  const [taking, setTaking] = useState<string | null>(null);
  const use = (starterId: string) => {
    if (busy) return Promise.resolve(false);
    setTaking(starterId);
    return run(async () => {
      const [{ templates }, { documentOf }] = await Promise.all([
        import("#lib/templates/templates.ts"),
        import("#lib/templates/template.ts"),
      ]);
      const starter = templates.find((each) => each.id === starterId);
      if (!starter) throw new Error(`No starter ${starterId}`);
      const { id } = await ask<"createFlow">("POST", "/flows", documentOf(starter, locale));
      keepStarterSample(id, starter.sample, starter.answers?.((words) => words[locale]) ?? {});
      router.push(`/flows/${id}`);
    });
  };
  return { taking: busy ? taking : null, use };
}
