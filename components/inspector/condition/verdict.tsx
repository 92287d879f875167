"use client";
/** Whether a part holds on the sample event: a tick, a cross, or that its value is not there. */
import { Check, CircleDashed, Minus, X } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { type Verdict, verdictOn } from "#lib/flow/condition/live.ts";
import type { Group } from "#lib/flow/condition/model.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { verdictWords } from "#lib/language/verdicts.ts";
import { useLiveText } from "../live-value.tsx";
import { useSpokenOf } from "../use-moment.ts";
import { useBuilding } from "./context.ts";

export function Truth({ holds, missing = false }: { holds: boolean | null; missing?: boolean }) {
  const say = useSay();
  if (holds === true) return <Check role="img" aria-label={say(verdictWords.holds)} className="size-3.5 shrink-0 text-good" />;
  if (holds === null) return <CircleDashed role="img" aria-label={say(verdictWords.unknown)} className="size-3.5 shrink-0 text-faint" />;
  if (missing) return <Minus role="img" aria-label={say(verdictWords.holdsNot)} className="size-3.5 shrink-0 text-faint" />;
  return <X role="img" aria-label={say(verdictWords.holdsNot)} className="size-3.5 shrink-0 text-bad" />;
}

/** What a row compares, on the sample event; of a list's items, of how many it holds. */
export function LiveValue({ verdict: { value, of }, field }: { verdict: Verdict; field: FieldInScope | undefined }) {
  const say = useSay();
  const live = useLiveText();
  const shown = of ? say(verdictWords.of, of) : value === undefined ? say(verdictWords.notPresent) : live(value, field);
  return (
    <span className={`tabular block truncate text-xs ${value === undefined && !of ? "text-faint" : "text-muted"}`} title={shown}>
      {shown}
    </span>
  );
}

/** The whole condition, and which event it speaks of. */
export function WholeVerdict({ nodeId, group }: { nodeId: string; group: Group }) {
  const say = useSay();
  const { moment } = useBuilding();
  const spokenOf = useSpokenOf(nodeId);
  const { holds } = verdictOn(group, moment);
  return (
    <p data-verdict={String(holds)} aria-live="polite" className="flex items-center gap-1.5 border-line border-t pt-2 text-xs">
      <span className="min-w-0 flex-1 truncate text-muted">
        {spokenOf.recorded ? say(verdictWords.on, { label: spokenOf.label }) : say(verdictWords.onExample)}
      </span>
      <span className={holds ? "font-medium text-good" : "text-muted"}>
        {say(holds === null ? verdictWords.unknown : holds ? verdictWords.holds : verdictWords.holdsNot)}
      </span>
      <span aria-hidden className="flex">
        <Truth holds={holds} />
      </span>
    </p>
  );
}
