"use client";
import { useSay } from "#components/language/say.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { EffectSummary } from "#lib/api/effects.ts";
import { askingWords, effectStateWords } from "#lib/language/ledger.ts";
import { systemName } from "./platform-outcome.ts";

const tones: Record<EffectSummary["state"], Tone> = { intended: "info", retrying: "warn", done: "good", failed: "bad", "in doubt": "warn" };

export function EffectState({ effect }: { effect: EffectSummary }) {
  const say = useSay();
  if (effect.asking !== null)
    return (
      <Badge tone="warn" plain>
        {say(askingWords.short, { system: systemName(effect.asking, say) })}
      </Badge>
    );
  return (
    <Badge tone={tones[effect.state]} plain={!effect.undecided}>
      {say(effectStateWords[effect.state])}
    </Badge>
  );
}
