"use client";
/** One call to another system: what was asked under which key, how often, what came of it; and what became of it where nobody knows. */
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { ExactTime, RelativeTime } from "#components/ui/relative-time.tsx";
import type { EffectSummary } from "#lib/api/effects.ts";
import { activityWords } from "#lib/language/activity.ts";
import { askingWords, ledgerWords, saidWords } from "#lib/language/ledger.ts";
import { actionTitle } from "./action-sentence.ts";
import { CalledWith } from "./called-with.tsx";
import { Choices } from "./decide-result.tsx";
import { EffectState } from "./effect-state.tsx";
import { FailureSentence } from "./failure.tsx";
import { systemName } from "./platform-outcome.ts";
import { Value } from "./value.tsx";

export function EffectDialog({ effect, mayEdit, onClose }: { effect: EffectSummary; mayEdit: boolean; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog
      title={actionTitle(effect.effect, effect.args, say, effect.connection?.name)}
      open
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      footer={<ButtonLink href={`/runs/${effect.runId}`}>{say(ledgerWords.openRun)}</ButtonLink>}
    >
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          <EffectState effect={effect} />
          <span>{say(ledgerWords.attempts, { n: effect.attempts })}</span>
          <ExactTime at={effect.intendedAt} seconds />
          {effect.retryAt ? (
            <span>
              {say(activityWords.retryAt)} <RelativeTime at={effect.retryAt} />
            </span>
          ) : null}
        </p>
        {effect.asking === null ? null : <Notice tone="warn">{say(askingWords.long, { system: systemName(effect.asking, say) })}</Notice>}
        {effect.judged ? <Notice tone="info">{say(saidWords[effect.judged.decision], { by: effect.judged.by })}</Notice> : null}
        {effect.undecided && mayEdit ? (
          <section>
            <h3 className="font-medium">{say(ledgerWords.decideTitle)}</h3>
            <p className="mb-2 text-muted text-sm">{say(ledgerWords.decideText)}</p>
            <Choices effectKey={effect.key} onDone={onClose} />
          </section>
        ) : null}
        {effect.failure ? (
          <Notice tone={effect.state === "failed" ? "bad" : "warn"}>
            <FailureSentence failure={effect.failure} />
          </Notice>
        ) : null}
        <Part title={say(ledgerWords.asked)}>
          <CalledWith value={effect.args} label={say(ledgerWords.asked)} />
        </Part>
        {effect.reply === null ? null : (
          <Part title={say(ledgerWords.answered)}>
            <Value value={effect.reply} label={say(ledgerWords.answered)} />
          </Part>
        )}
        <Part title={say(ledgerWords.key)}>
          <p className="flex items-center gap-2">
            <code className="min-w-0 break-all font-mono text-xs">{effect.key}</code>
            <CopyButton text={effect.key} />
          </p>
          <p className="mt-1 text-faint text-xs">{say(ledgerWords.keyText)}</p>
        </Part>
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 text-faint text-xs">{title}</h3>
      {children}
    </section>
  );
}
