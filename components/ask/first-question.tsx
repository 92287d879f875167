"use client";
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { newKey } from "#components/api/new-key.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input, Textarea } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { askWords as words } from "#lib/language/ask.ts";
import { uiWords } from "#lib/language/ui.ts";

export function FirstQuestion({ channelId, onSent }: { channelId: string; onSent: (token: string) => void }) {
  const say = useSay();
  const sentence = useSentence();
  const trapId = useId();
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [website, setWebsite] = useState("");
  const [wrong, setWrong] = useState<{ text?: string; email?: string }>({});
  const [failure, setFailure] = useState("");
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => newKey());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(text.trim() ? {} : { text: say(words.needQuestion) }),
      ...(email.trim() === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? {} : { email: say(words.badEmail) }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    setFailure("");
    try {
      const body = { text: text.trim(), name: name.trim(), email: email.trim(), website, key };
      onSent((await ask<"askShop">("POST", `/ask/${channelId}`, body)).token);
    } catch (error) {
      setFailure(sentence(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label={say(words.question)} hint={say(words.questionHint)} error={wrong.text}>
        <Textarea rows={5} value={text} maxLength={2_000} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say(words.name)} aside={say(uiWords.optional)}>
          <Input value={name} autoComplete="name" onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={say(words.email)} aside={say(uiWords.optional)} hint={say(words.emailHint)} error={wrong.email}>
          <Input type="email" value={email} autoComplete="email" onChange={(event) => setEmail(event.target.value)} />
        </Field>
      </div>
      <div aria-hidden className="absolute -left-[9999px]">
        <label htmlFor={trapId}>{say(words.website)}</label>
        <input id={trapId} tabIndex={-1} autoComplete="off" value={website} onChange={(event) => setWebsite(event.target.value)} />
      </div>
      {failure ? <Notice tone="bad">{failure}</Notice> : null}
      <Button type="submit" look="primary" size="lg" busy={busy} className="sm:self-start">
        {say(words.send)}
      </Button>
    </form>
  );
}
