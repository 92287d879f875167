"use client";
/** Who is told of what, by which way: mail, a signed message, and a test of each. */
import { type ReactNode, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Secret } from "#components/connections/secret.tsx";
import { Section } from "#components/frame/page.tsx";
import { languageItems } from "#components/frame/switches.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { AlertChannel, AlertSettings } from "#lib/alert/alert.ts";
import type { AlertState } from "#lib/api/problems.ts";
import { alertWords } from "#lib/language/alerts.ts";
import { settingsWords } from "#lib/language/settings.ts";
import { ChannelState } from "./channel-state.tsx";
import { HookFields } from "./hook-fields.tsx";
import { MailFields } from "./mail-fields.tsx";
import { SendTest } from "./send-test.tsx";

const kinds = [
  ["problem", alertWords.kindProblem],
  ["reopened", alertWords.kindReopened],
  ["connection", alertWords.kindConnection],
  ["backlog", alertWords.kindBacklog],
] as const;

export function AlertForm({ state, owner }: { state: AlertState; owner: boolean }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [draft, setDraft] = useState<AlertSettings>(state.settings);
  const [password, setPassword] = useState("");
  const [secret, setSecret] = useState<string | null>(null);
  const changed = JSON.stringify(draft) !== JSON.stringify(state.settings) || password !== "";
  const wrong = wrongIn(draft);
  const save = (newSecret: boolean) =>
    run(async () => {
      const body = { settings: draft, newSecret, ...(password === "" ? {} : { password }) };
      const saved = await ask<"updateAlerts">("PUT", "/alerts", body);
      setPassword("");
      setSecret(saved.secret);
    }, say(alertWords.saved));
  const channel = (name: AlertChannel) => state.channels.find((each) => each.channel === name);
  const test = (name: AlertChannel) =>
    owner && state.settings[name].on ? <SendTest channel={name} blocked={changed ? say(alertWords.testSaveFirst) : null} /> : null;
  return (
    <>
      {owner ? null : <Notice tone="info">{say(settingsWords.onlyOwner)}</Notice>}
      <Channel
        title={say(alertWords.mail)}
        text={say(alertWords.mailText)}
        on={draft.mail.on}
        owner={owner}
        onChange={(on) => setDraft({ ...draft, mail: { ...draft.mail, on } })}
      >
        <MailFields
          mail={draft.mail}
          onChange={(mail) => setDraft({ ...draft, mail })}
          password={password}
          onPassword={setPassword}
          hasPassword={state.hasPassword}
          readOnly={!owner}
        />
        <ChannelState state={channel("mail")}>{test("mail")}</ChannelState>
      </Channel>
      <Channel
        title={say(alertWords.hook)}
        text={say(alertWords.hookText)}
        on={draft.hook.on}
        owner={owner}
        onChange={(on) => setDraft({ ...draft, hook: { ...draft.hook, on } })}
      >
        <HookFields
          hook={draft.hook}
          onChange={(hook) => setDraft({ ...draft, hook })}
          hasSecret={state.hasSecret}
          onNewSecret={owner && !changed ? () => save(true) : null}
          readOnly={!owner}
        />
        <ChannelState state={channel("hook")}>{test("hook")}</ChannelState>
      </Channel>
      <Section title={say(alertWords.what)} className="max-w-2xl border-line border-t pt-6">
        <div className="flex flex-col gap-4">
          <ul className="flex flex-col gap-3">
            {kinds.map(([kind, words]) => (
              <li key={kind} className="flex items-center justify-between gap-4">
                <span>{say(words)}</span>
                <Switch
                  label={say(words)}
                  checked={draft.kinds[kind]}
                  disabled={!owner}
                  onCheckedChange={(on) => setDraft({ ...draft, kinds: { ...draft.kinds, [kind]: on } })}
                />
              </li>
            ))}
          </ul>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={say(alertWords.minutes)}>
              <Input
                type="number"
                min={1}
                value={String(draft.backlogMinutes)}
                readOnly={!owner}
                onChange={(event) => setDraft({ ...draft, backlogMinutes: Math.max(1, Math.round(Number(event.target.value) || 1)) })}
              />
            </Field>
            <Field label={say(alertWords.language)}>
              <Select
                items={languageItems}
                value={draft.language}
                disabled={!owner}
                onValueChange={(language) => setDraft({ ...draft, language })}
              />
            </Field>
          </div>
        </div>
      </Section>
      {owner ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" busy={busy} disabled={!changed || wrong !== null} onClick={() => save(false)}>
            {say(alertWords.save)}
          </Button>
          {changed && wrong ? <p className="text-muted text-sm">{say(wrong)}</p> : null}
        </div>
      ) : null}
      <Dialog
        title={say(alertWords.secretTitle)}
        description={say(alertWords.secretText)}
        open={secret !== null}
        onOpenChange={(open) => !open && setSecret(null)}
        footer={
          <Button look="primary" onClick={() => setSecret(null)}>
            {say(settingsWords.done)}
          </Button>
        }
      >
        {secret === null ? null : <Secret label={say(alertWords.secret)} copy={say(alertWords.copySecret)} text={secret} />}
      </Dialog>
    </>
  );
}

/** What is missing still, the first of it. */
function wrongIn({ mail, hook }: AlertSettings) {
  if (mail.on && mail.host.trim() === "") return alertWords.needHost;
  if (mail.on && mail.from === "") return alertWords.needFrom;
  if (mail.on && mail.to.length === 0) return alertWords.needTo;
  if (hook.on && !/^https?:\/\/./.test(hook.url)) return alertWords.needUrl;
  return null;
}

function Channel({
  title,
  text,
  on,
  owner,
  onChange,
  children,
}: {
  title: string;
  text: string;
  on: boolean;
  owner: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Section
      title={title}
      className="max-w-2xl border-line border-t pt-6"
      aside={<Switch label={title} checked={on} disabled={!owner} onCheckedChange={onChange} />}
    >
      <p className="-mt-1 mb-4 max-w-2xl text-muted text-sm">{text}</p>
      {on ? <div className="flex max-w-2xl flex-col gap-4">{children}</div> : null}
    </Section>
  );
}
