"use client";
import { useSay } from "#components/language/say.tsx";
import { starterGroupWords } from "#lib/language/starters.ts";
import { StarterCard, type StarterShown } from "./starter-card.tsx";
import { useStarter } from "./use-starter.ts";

const groups = Object.keys(starterGroupWords) as (keyof typeof starterGroupWords)[];

export function StarterGallery({ starters, mayEdit }: { starters: readonly StarterShown[]; mayEdit: boolean }) {
  const { taking, use } = useStarter();
  const say = useSay();
  return (
    <div className="flex flex-col gap-8">
      {groups.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className="mb-3 font-semibold text-base">
            {say(starterGroupWords[group])}
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {starters
              .filter((starter) => starter.group === group)
              .map((starter) => (
                <li key={starter.id}>
                  <StarterCard starter={starter} busy={taking === starter.id} onUse={mayEdit ? () => void use(starter.id) : null} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
