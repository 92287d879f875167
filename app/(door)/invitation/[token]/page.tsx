import type { Metadata } from "next";
import { JoinForm } from "#components/door/join-form.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { getInvitation } from "#engine/commands/account/invitation.ts";
import { Refusal } from "#engine/commands/actor.ts";
import { doorWords } from "#lib/language/door.ts";
import { refusalWords } from "#lib/language/refusals.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(doorWords.join), referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const say = await saying();
  const invitation = await getInvitation({ token }).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!invitation)
    return (
      <EmptyState title={say(doorWords.invitationGone)} action={<ButtonLink href="/sign-in">{say(doorWords.goSignIn)}</ButtonLink>}>
        {say(refusalWords.invitationGone)}
      </EmptyState>
    );
  return <JoinForm token={token} invitation={invitation} />;
}
