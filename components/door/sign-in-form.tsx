"use client";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { doorWords } from "#lib/language/door.ts";
import { PasswordInput } from "./password-input.tsx";
import { looksLikeEmail, useForm } from "./use-form.ts";

/** Only a path of this product: never another site's. */
const within = (path: string): string => (/^\/(?![/\\])/.test(path) ? path : "/");

export function SignInForm({ next }: { next: string }) {
  const say = useSay();
  const { wrong, problem, busy, onSubmit } = useForm(
    (fields) => ({ email: looksLikeEmail(fields["email"] ?? "") ? undefined : say(doorWords.needEmail) }),
    async (fields) => {
      const answer = await fetch("/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: fields["email"]?.trim(), password: fields["password"] }),
      }).catch(() => null);
      if (answer?.ok) {
        window.location.assign(within(next));
        return null;
      }
      if (answer === null || answer.status >= 500) return say(doorWords.noAnswer);
      return say(answer.status === 429 ? doorWords.tooMany : doorWords.wrongLogin);
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <h1 className="font-semibold text-2xl">{say(doorWords.signInTitle)}</h1>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <Field label={say(doorWords.email)} error={wrong["email"]} name="email">
        <Input name="email" type="email" autoComplete="username" autoFocus required className="h-9!" />
      </Field>
      <Field label={say(doorWords.password)} name="password">
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" look="primary" size="lg" busy={busy}>
        {say(doorWords.signIn)}
      </Button>
      <p className="text-muted text-xs">{say(doorWords.forgot)}</p>
    </form>
  );
}
