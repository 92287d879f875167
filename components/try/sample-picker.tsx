"use client";
/** The recorded event that a flow is tried on: the newest that could start it, any found by its order's number, or an example. */
import { Command } from "cmdk";
import { ChevronsUpDown, FlaskConical } from "lucide-react";
import { useEffect, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSample } from "#components/canvas/sample.tsx";
import { eventName } from "#components/history/event-name.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { toast } from "#components/ui/toast.ts";
import type { EventSummary } from "#lib/api/events.ts";
import { tryWords } from "#lib/language/try.ts";

const heading =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs";

export function SamplePicker() {
  const say = useSay();
  const sample = useSample((state) => state.sample);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      align="start"
      label={say(tryWords.choose)}
      className="flex max-h-[min(420px,var(--available-height))] w-96 flex-col"
      trigger={
        <Button size="sm" aria-label={`${say(tryWords.on)}: ${sample.label || say(eventName(sample.event.type))}`} className="min-w-0">
          {sample.recorded ? null : <FlaskConical aria-hidden />}
          <span className="truncate">
            {sample.recorded ? sample.label || say(eventName(sample.event.type)) : say(tryWords.example)}
            <span className="font-normal text-muted"> · {say(eventName(sample.event.type))}</span>
          </span>
          <ChevronsUpDown aria-hidden className="text-faint" />
        </Button>
      }
    >
      <Choices onDone={() => setOpen(false)} />
    </Popover>
  );
}

function Choices({ onDone }: { onDone: () => void }) {
  const say = useSay();
  const sentence = useSentence();
  const recent = useSample((state) => state.recent);
  const choose = useSample((state) => state.choose);
  const [typed, setTyped] = useState("");
  const found = useFound(typed.trim());
  const pick = (id: string | null) => {
    onDone();
    choose(id).catch((error: unknown) => toast.error(sentence(error)));
  };
  const shown = typed.trim() === "" ? recent : found;
  return (
    <Command label={say(tryWords.choose)} shouldFilter={false} loop className="flex min-h-0 flex-1 flex-col">
      <div className="border-line border-b p-2">
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={say(tryWords.search)}
          className="h-7 w-full rounded-sm bg-transparent px-1 text-base outline-none"
        />
      </div>
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-1">
        {shown === null ? null : shown.length === 0 && typed.trim() !== "" ? (
          <p className="px-2 py-3 text-muted text-sm">{say(tryWords.noneFound)}</p>
        ) : (
          <Command.Group
            heading={shown.length === 0 ? undefined : say(typed.trim() === "" ? tryWords.recent : tryWords.found)}
            className={heading}
          >
            {shown.map((event) => (
              <Command.Item
                key={event.id}
                value={event.id}
                onSelect={() => pick(event.id)}
                className="flex items-baseline gap-3 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-hover"
              >
                <span className="shrink-0 font-medium">{event.entityLabel ?? event.entity?.id ?? "–"}</span>
                <span className="min-w-0 flex-1 truncate text-muted">{say(eventName(event.type))}</span>
                <span className="shrink-0 text-faint text-xs">
                  <RelativeTime at={event.receivedAt} narrow />
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        <Command.Item
          value="example"
          onSelect={() => pick(null)}
          className="mt-1 flex items-center gap-2 rounded-md border-line border-t px-2 py-1.5 text-sm data-[selected=true]:bg-hover"
        >
          <FlaskConical aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="min-w-0">
            <span className="block">{say(tryWords.example)}</span>
            <span className="block text-muted text-xs">{say(tryWords.exampleHint)}</span>
          </span>
        </Command.Item>
      </Command.List>
    </Command>
  );
}

/** Null while it is looked for. */
function useFound(typed: string): readonly EventSummary[] | null {
  const [found, setFound] = useState<{ of: string; events: readonly EventSummary[] } | null>(null);
  useEffect(() => {
    if (typed === "") return;
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { items } = await ask<"listOrders">("GET", `/orders?search=${encodeURIComponent(typed)}&limit=5`, undefined, asked.signal);
        const lists = await Promise.all(
          items.map(({ id }) =>
            ask<"listEvents">("GET", `/events?entity=${encodeURIComponent(`order:${id}`)}&limit=10`, undefined, asked.signal),
          ),
        );
        setFound({ of: typed, events: lists.flatMap((list) => list.items) });
      } catch {
        if (!asked.signal.aborted) setFound({ of: typed, events: [] });
      }
    }, 200);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [typed]);
  return found?.of === typed ? found.events : null;
}
