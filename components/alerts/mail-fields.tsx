"use client";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AlertSettings } from "#lib/alert/alert.ts";
import { alertWords } from "#lib/language/alerts.ts";

type Mail = AlertSettings["mail"];

export interface MailFieldsProps {
  mail: Mail;
  onChange: (mail: Mail) => void;
  password: string;
  onPassword: (password: string) => void;
  hasPassword: boolean;
  readOnly: boolean;
}

const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** The usual port of each way, so that choosing one is enough. */
const ports = { tls: 465, starttls: 587, none: 25 } as const;

export function MailFields({ mail, onChange, password, onPassword, hasPassword, readOnly }: MailFieldsProps) {
  const say = useSay();
  const [to, setTo] = useState(mail.to.join(", "));
  const set = (more: Partial<Mail>) => onChange({ ...mail, ...more });
  const wrong = [mail.from, ...mail.to].find((address) => address !== "" && !mailAddress.test(address));
  const security = [
    { value: "starttls", label: say(alertWords.securityStarttls) },
    { value: "tls", label: say(alertWords.securityTls) },
    { value: "none", label: say(alertWords.securityNone) },
  ] as const;
  const readTo = (text: string) => {
    setTo(text);
    set({ to: text.split(/[,，;；\s]+/).filter((address) => address !== "") });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-6">
      <Field label={say(alertWords.host)} className="sm:col-span-3">
        <Input
          value={mail.host}
          placeholder="smtp.example.com"
          readOnly={readOnly}
          onChange={(event) => set({ host: event.target.value.trim() })}
        />
      </Field>
      <Field label={say(alertWords.port)} className="sm:col-span-1">
        <Input
          type="number"
          value={String(mail.port)}
          readOnly={readOnly}
          onChange={(event) => set({ port: Math.min(65_535, Math.max(1, Math.round(Number(event.target.value) || 1))) })}
        />
      </Field>
      <Field label={say(alertWords.security)} className="sm:col-span-2">
        <Select
          items={security}
          value={mail.security}
          disabled={readOnly}
          onValueChange={(value) => set({ security: value, port: ports[value] })}
        />
      </Field>
      <Field label={say(alertWords.user)} aside={say(alertWords.optional)} className="sm:col-span-3">
        <Input value={mail.user} autoComplete="off" readOnly={readOnly} onChange={(event) => set({ user: event.target.value })} />
      </Field>
      <Field
        label={say(alertWords.password)}
        aside={say(alertWords.optional)}
        hint={hasPassword ? say(alertWords.passwordKept) : undefined}
        className="sm:col-span-3"
      >
        <Input
          type="password"
          value={password}
          autoComplete="new-password"
          readOnly={readOnly}
          onChange={(event) => onPassword(event.target.value)}
        />
      </Field>
      <Field label={say(alertWords.from)} className="sm:col-span-3">
        <Input type="email" value={mail.from} readOnly={readOnly} onChange={(event) => set({ from: event.target.value.trim() })} />
      </Field>
      <Field
        label={say(alertWords.to)}
        hint={say(alertWords.toHint)}
        error={wrong === undefined ? undefined : say(alertWords.badMail, { address: wrong })}
        className="sm:col-span-3"
      >
        <Input value={to} readOnly={readOnly} onChange={(event) => readTo(event.target.value)} />
      </Field>
    </div>
  );
}
