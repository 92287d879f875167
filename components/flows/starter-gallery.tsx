"use client";
import { StarterCard, type StarterShown } from "./starter-card.tsx";
import { useStarter } from "./use-starter.ts";

export function StarterGallery({ starters, mayEdit }: { starters: readonly StarterShown[]; mayEdit: boolean }) {
  const { taking, use } = useStarter();
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {starters.map((starter) => (
        <li key={starter.id}>
          <StarterCard starter={starter} busy={taking === starter.id} onUse={mayEdit ? () => void use(starter.id) : null} />
        </li>
      ))}
    </ul>
  );
}
