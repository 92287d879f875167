"use client";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { InvitationShown } from "#lib/api/team.ts";
import { doorWords } from "#lib/language/door.ts";
import { frameWords } from "#lib/language/frame.ts";
import { limits } from "#lib/limits.ts";
import { PasswordInput } from "./password-input.tsx";
import { useForm } from "./use-form.ts";

export function JoinForm({ token, invitation }: { token: string; invitation: InvitationShown }) {
  const say = useSay();
  const sentence = useSentence();
  const { wrong, problem, busy, onSubmit } = useForm(
    (fields) => ({
      name: fields["name"]?.trim() ? undefined : say(doorWords.needName),
      password:
        (fields["password"]?.length ?? 0) >= limits.passwordCharsMin
          ? undefined
          : say(doorWords.needPassword, { n: limits.passwordCharsMin }),
    }),
    async (fields) => {
      try {
        await ask<"acceptInvitation">("POST", `/invitations/${encodeURIComponent(token)}/accept`, {
          name: fields["name"]?.trim(),
          password: fields["password"],
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
        <h1 className="text-balance font-semibold text-2xl">{say(doorWords.invitedTitle, { shop: invitation.shopName })}</h1>
        <p className="mt-1.5 text-base text-muted">{say(doorWords.invitedText, { role: say(frameWords[invitation.role]) })}</p>
      </div>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <Field label={say(doorWords.email)}>
        <Input value={invitation.email} readOnly autoComplete="username" className="h-9!" />
      </Field>
      <Field label={say(doorWords.yourName)} error={wrong["name"]} name="name">
        <Input name="name" autoComplete="name" autoFocus required maxLength={limits.nameCharsMax} className="h-9!" />
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
        {say(doorWords.join)}
      </Button>
    </form>
  );
}
