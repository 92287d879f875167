"use client";
/** What a new flow shows: the question, and its answers as large choices. */
import { useLocale, useSay } from "#components/language/say.tsx";
import { emptyWords } from "#lib/language/editor.ts";
import { catalog, nodeTypes } from "#lib/nodes/catalog.ts";
import { defaultConfig } from "#lib/nodes/default-config.ts";
import { configFields, startingEvents } from "#lib/nodes/fields.ts";
import { eventTrigger } from "#lib/nodes/trigger/event.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";
import { focusStep } from "./focus.ts";
import { StepIcon } from "./step-icon.tsx";

interface Choice {
  key: string;
  type: string;
  config: Record<string, unknown>;
  icon: string;
  title: string;
}

const eventIcons: Record<string, string> = {
  "order.created": "package",
  "order.paid": "circle-check-big",
  "message.received": "message-square",
  "order.shipped": "truck",
  "order.refunded": "undo",
  "order.cancelled": "x",
  "order.delivered": "package-check",
};

export function EmptyStart() {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const empty = useEditor((state) => documentOf(state).nodes.length === 0 && state.mayEdit);
  if (!empty) return null;
  const choices = nodeTypes
    .filter((type) => type.kind === "trigger")
    .flatMap((type): Choice[] => {
      // the plain start is offered by its events; a start that merely has an event among its settings is one choice
      const field = type.type === eventTrigger.type ? configFields(type.config).find(({ meta }) => meta.widget === "eventType") : undefined;
      if (!field) return [{ key: type.type, type: type.type, config: {}, icon: type.icon, title: type.title[locale] }];
      return startingEvents.map((event) => ({
        key: event,
        type: type.type,
        config: { [field.name]: event },
        icon: eventIcons[event] ?? type.icon,
        title: field.meta.choices?.[event]?.[locale] ?? event,
      }));
    });
  return (
    <div className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center p-6">
      <section aria-labelledby="when-starts" className="pointer-events-auto max-h-full w-full max-w-[620px] overflow-y-auto p-1">
        <h2 id="when-starts" className="text-center font-semibold text-xl">
          {say(emptyWords.when)}
        </h2>
        <p className="mt-1 text-center text-muted">{say(emptyWords.whenHint)}</p>
        <ul className="mt-6 grid grid-cols-2 gap-2">
          {choices.map((choice) => (
            <li key={choice.key}>
              <button
                type="button"
                onClick={() => {
                  const config = catalog.get(choice.type);
                  const id = store.getState().add(choice.type, {}, { ...(config ? defaultConfig(config, false) : {}), ...choice.config });
                  store.getState().inspect(null);
                  requestAnimationFrame(() => focusStep(id ?? undefined));
                }}
                className="flex h-14 w-full items-center gap-3 rounded-lg border border-line-strong bg-raised px-3.5 text-left font-medium transition-colors hover:border-accent hover:bg-accent-soft"
              >
                <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
                  <StepIcon icon={choice.icon} className="size-4" />
                </span>
                <span className="min-w-0 text-balance">{choice.title}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
