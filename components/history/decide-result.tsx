"use client";
/** Asks a person what became of a call whose result nobody knows. What is said counts once and is kept with the name. */
import { Check, CircleX, type LucideIcon, RotateCcw } from "lucide-react";
import { type ReactElement, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Decision } from "#lib/api/effects.ts";
import { decisionTexts, decisionWords, ledgerWords } from "#lib/language/ledger.ts";
import { actionTitle } from "./action-sentence.ts";

const icons: Record<Decision, LucideIcon> = { done: Check, again: RotateCcw, failed: CircleX };

interface Unknown {
  key: string;
  effect: string;
  args: unknown;
}

export function DecideResult({ effect, trigger }: { effect: Unknown; trigger?: ReactElement }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={say(ledgerWords.decideTitle)}
      description={say(ledgerWords.decideText)}
      trigger={trigger ?? <Button size="sm">{say(ledgerWords.decide)}</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <p className="mb-3 font-medium">{actionTitle(effect.effect, effect.args, say)}</p>
      <Choices effectKey={effect.key} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

export function Choices({ effectKey, onDone }: { effectKey: string; onDone?: () => void }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const judge = async (decision: Decision) => {
    const done = await run(
      () => ask<"judgeEffect">("POST", `/effects/${encodeURIComponent(effectKey)}/judge`, { decision }),
      say(ledgerWords.decided),
    );
    if (done) onDone?.();
  };
  return (
    <ul className="flex flex-col gap-2">
      {(Object.keys(icons) as Decision[]).map((decision) => {
        const Icon = icons[decision];
        return (
          <li key={decision}>
            <button
              type="button"
              disabled={busy}
              onClick={() => judge(decision)}
              className="flex w-full items-start gap-3 rounded-md border border-line-strong bg-raised p-3 text-left transition-colors hover:bg-hover disabled:text-faint"
            >
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              <span className="min-w-0">
                <span className="block font-medium">{say(decisionWords[decision])}</span>
                <span className="block text-muted text-sm">{say(decisionTexts[decision])}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
