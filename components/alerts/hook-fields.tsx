"use client";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { AlertSettings } from "#lib/alert/alert.ts";
import { alertWords } from "#lib/language/alerts.ts";

type Hook = AlertSettings["hook"];

export interface HookFieldsProps {
  hook: Hook;
  onChange: (hook: Hook) => void;
  hasSecret: boolean;
  /** Null: not now. */
  onNewSecret: (() => void) | null;
  readOnly: boolean;
}

export function HookFields({ hook, onChange, hasSecret, onNewSecret, readOnly }: HookFieldsProps) {
  const say = useSay();
  return (
    <>
      <Field label={say(alertWords.url)}>
        <Input
          type="url"
          value={hook.url}
          placeholder="https://example.com/alerts"
          readOnly={readOnly}
          onChange={(event) => onChange({ ...hook, url: event.target.value.trim() })}
        />
      </Field>
      <div className="flex items-center gap-3">
        <Switch
          label={say(alertWords.inside)}
          checked={hook.inside}
          disabled={readOnly}
          onCheckedChange={(inside) => onChange({ ...hook, inside })}
        />
        <span>{say(alertWords.inside)}</span>
      </div>
      <div>
        <p className="font-medium text-sm">{say(alertWords.secret)}</p>
        <p className="mt-0.5 text-muted text-sm">{say(hasSecret ? alertWords.secretKept : alertWords.secretNone)}</p>
        {hasSecret && onNewSecret ? (
          <div className="mt-2 flex flex-wrap items-center gap-3">
            <Button size="sm" onClick={onNewSecret}>
              {say(alertWords.secretNew)}
            </Button>
            <span className="text-muted text-xs">{say(alertWords.secretHint)}</span>
          </div>
        ) : null}
      </div>
    </>
  );
}
