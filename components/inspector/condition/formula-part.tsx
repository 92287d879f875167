"use client";
/** What a row cannot say, between the rows, as it is written. */
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { Input } from "#components/ui/input.tsx";
import { verdictOn } from "#lib/flow/condition/live.ts";
import type { Formula } from "#lib/flow/condition/model.ts";
import { builderWords } from "#lib/language/condition.ts";
import { useBuilding } from "./context.ts";
import { Truth } from "./verdict.tsx";

export function FormulaPart({ formula, menu, onChange }: { formula: Formula; menu: ReactNode; onChange: (next: Formula) => void }) {
  const say = useSay();
  const { moment, within, onBlur } = useBuilding();
  const { holds } = verdictOn(formula, moment, within);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-1.5">
      <Input
        aria-label={say(builderWords.formula)}
        className="font-mono text-sm!"
        spellCheck={false}
        value={formula.text}
        onChange={(event) => onChange({ kind: "formula", text: event.target.value })}
        onBlur={onBlur}
      />
      <Truth holds={holds} />
      {menu}
    </div>
  );
}
