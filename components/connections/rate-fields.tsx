"use client";
/** How many calls a connection may get, and when it is left alone. */
import { useSay } from "#components/language/say.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { connectionsWords } from "#lib/language/connections.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import type { HttpConnectionSettings } from "#lib/outside/connection-settings.ts";

/** As it is typed. */
export interface Rate {
  calls: string;
  per: "second" | "minute";
  burst: string;
  restAfter: string;
}

export function rateOf({ ratePerSecond, ratePerMinute, burst, restAfter }: HttpConnectionSettings): Rate {
  // of two limits the slower holds: it is the one to show
  const per = ratePerMinute !== undefined && ratePerMinute / 60 < (ratePerSecond ?? Number.POSITIVE_INFINITY) ? "minute" : "second";
  return {
    calls: String((per === "minute" ? ratePerMinute : ratePerSecond) ?? ""),
    per,
    burst: String(burst),
    restAfter: String(restAfter),
  };
}

/** The settings with what was typed; null where it is no number that can be meant. */
export function withRate(settings: HttpConnectionSettings, rate: Rate): HttpConnectionSettings | null {
  const { ratePerSecond: _s, ratePerMinute: _m, ...rest } = settings;
  const calls = Number(rate.calls);
  const [burst, restAfter] = [Number(rate.burst), Number(rate.restAfter)];
  const most = limits.callRateMax * (rate.per === "minute" ? 60 : 1);
  const isRate = rate.calls.trim() === "" || (calls >= 0.01 && calls <= most);
  const isBurst = Number.isInteger(burst) && burst >= 1 && burst <= limits.callBurstMax;
  if (!isRate || !isBurst || !Number.isInteger(restAfter) || restAfter < 0 || restAfter > limits.restAfterMax) return null;
  const limit = rate.calls.trim() === "" ? {} : rate.per === "second" ? { ratePerSecond: calls } : { ratePerMinute: calls };
  return { ...rest, ...limit, burst, restAfter };
}

export function RateFields({ rate, onChange, error }: { rate: Rate; onChange: (rate: Rate) => void; error: string | undefined }) {
  const say = useSay();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say(connectionsWords.limitTitle)} aside={say(uiWords.optional)} hint={say(connectionsWords.limitHint)} error={error}>
          <div className="flex gap-2">
            <Input value={rate.calls} onChange={(event) => onChange({ ...rate, calls: event.target.value })} inputMode="decimal" />
            <Select
              label={say(connectionsWords.per)}
              className="w-32! shrink-0"
              value={rate.per}
              onValueChange={(per) => onChange({ ...rate, per })}
              items={[
                { value: "second", label: say(connectionsWords.perSecond) },
                { value: "minute", label: say(connectionsWords.perMinute) },
              ]}
            />
          </div>
        </Field>
        <Field label={say(connectionsWords.burst)} hint={say(connectionsWords.burstHint)}>
          <Input value={rate.burst} onChange={(event) => onChange({ ...rate, burst: event.target.value })} inputMode="numeric" />
        </Field>
      </div>
      <Field label={say(connectionsWords.restAfter)} hint={say(connectionsWords.restAfterHint)}>
        <Input value={rate.restAfter} onChange={(event) => onChange({ ...rate, restAfter: event.target.value })} inputMode="numeric" />
      </Field>
    </>
  );
}
