"use client";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useFailureLine } from "#components/history/failure.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { useNow } from "#components/language/use-now.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { relativeTime } from "#components/ui/time.ts";
/** What a connection lets through: its limit, whether it is left alone and why, who waits. */
import { toast } from "#components/ui/toast.ts";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { uiWords } from "#lib/language/ui.ts";

const rateText = (rate: unknown, tell: (n: number) => string): string | null => (typeof rate === "number" && rate > 0 ? tell(rate) : null);

export function ConnectionGate({ connection, mayEdit }: { connection: ConnectionSummary; mayEdit: boolean }) {
  const say = useSay();
  const tag = useLanguageTag();
  const now = useNow();
  const { gate } = connection;
  const rates = [
    rateText(connection.settings["ratePerSecond"], (n) => say(connectionsWords.rateSecond, { n })),
    rateText(connection.settings["ratePerMinute"], (n) => say(connectionsWords.rateMinute, { n })),
  ].filter((rate) => rate !== null);
  const when = (at: string) => relativeTime(Date.parse(at), now, tag) ?? say(uiWords.justNow);
  return (
    <>
      {rates.length > 0 ? (
        <p className="mt-1 text-muted text-sm">
          {say(connectionsWords.limitIs, { rate: rates.join(", ") })}
          {gate.lineUntil ? ` · ${say(connectionsWords.lineUntil, { time: when(gate.lineUntil) })}` : null}
        </p>
      ) : null}
      {gate.restsUntil ? (
        <Notice
          tone="warn"
          className="mt-3"
          title={say(connectionsWords.restsTitle)}
          action={mayEdit ? <TryNow id={connection.id} /> : null}
        >
          {gate.error ? <p className="break-words">{gate.error}</p> : null}
          <p>
            {Date.parse(gate.restsUntil) > now
              ? say(connectionsWords.restsUntil, { time: when(gate.restsUntil) })
              : say(connectionsWords.restsTrying)}
          </p>
        </Notice>
      ) : gate.error && gate.errorAt ? (
        <p className="mt-1 break-words text-faint text-xs">
          {say(connectionsWords.lastError, { time: when(gate.errorAt), message: gate.error })}
        </p>
      ) : null}
    </>
  );
}

function TryNow({ id }: { id: string }) {
  const say = useSay();
  const failureLine = useFailureLine();
  const { busy, run } = useDeed();
  const press = () =>
    run(async () => {
      const { answered, status, code, message } = await ask<"tryConnection">("POST", `/connections/${id}/try`);
      if (answered === null) toast.info(say(connectionsWords.triedLater));
      else if (answered) toast.success(say(connectionsWords.triedWell, { status: status ?? 0 }));
      else toast.error(say(connectionsWords.triedInVain, { message: failureLine({ code, message }) }));
    });
  return (
    <Button size="sm" busy={busy} onClick={press}>
      {say(connectionsWords.tryNow)}
    </Button>
  );
}
