"use client";
/** The first visit: the owner's account, and with it the shop. */
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { doorWords } from "#lib/language/door.ts";
import { limits } from "#lib/limits.ts";
import { PasswordInput } from "./password-input.tsx";
import { looksLikeEmail, useForm } from "./use-form.ts";

export function WelcomeForm({ needsToken }: { needsToken: boolean }) {
  const say = useSay();
  const sentence = useSentence();
  const { wrong, problem, busy, onSubmit } = useForm(
    (fields) => ({
      setupToken: !needsToken || fields["setupToken"]?.trim() ? undefined : say(doorWords.setupTokenHint),
      shopName: fields["shopName"]?.trim() ? undefined : say(doorWords.needShop),
      name: fields["name"]?.trim() ? undefined : say(doorWords.needName),
      email: looksLikeEmail(fields["email"] ?? "") ? undefined : say(doorWords.needEmail),
      password:
        (fields["password"]?.length ?? 0) >= limits.passwordCharsMin
          ? undefined
          : say(doorWords.needPassword, { n: limits.passwordCharsMin }),
    }),
    async (fields) => {
      try {
        await ask<"firstVisit">("POST", "/first-visit", {
          name: fields["name"]?.trim(),
          email: fields["email"]?.trim(),
          password: fields["password"],
          shopName: fields["shopName"]?.trim(),
          timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          ...(needsToken ? { setupToken: fields["setupToken"]?.trim() } : {}),
        });
        window.location.assign("/");
        return null;
      } catch (error) {
        return sentence(error);
      }
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <div>
        <h1 className="font-semibold text-2xl">{say(doorWords.welcomeTitle)}</h1>
        <p className="mt-1.5 text-base text-muted">{say(doorWords.welcomeText)}</p>
      </div>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {needsToken ? (
        <Field label={say(doorWords.setupToken)} hint={say(doorWords.setupTokenHint)} error={wrong["setupToken"]} name="setupToken">
          <Input name="setupToken" autoComplete="off" spellCheck={false} required className="h-9! font-mono" />
        </Field>
      ) : null}
      <Field label={say(doorWords.shopName)} hint={say(doorWords.shopNameHint)} error={wrong["shopName"]} name="shopName">
        <Input name="shopName" autoComplete="organization" autoFocus required maxLength={limits.nameCharsMax} className="h-9!" />
      </Field>
      <Field label={say(doorWords.yourName)} error={wrong["name"]} name="name">
        <Input name="name" autoComplete="name" required maxLength={limits.nameCharsMax} className="h-9!" />
      </Field>
      <Field label={say(doorWords.email)} error={wrong["email"]} name="email">
        <Input name="email" type="email" autoComplete="username" required className="h-9!" />
      </Field>
      <Field
        label={say(doorWords.password)}
        hint={say(doorWords.passwordHint, { n: limits.passwordCharsMin })}
        error={wrong["password"]}
        name="password"
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" look="primary" size="lg" busy={busy}>
        {say(doorWords.open)}
      </Button>
    </form>
  );
}
