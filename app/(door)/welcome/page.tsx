import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WelcomeForm } from "#components/door/welcome-form.tsx";
import { saying } from "#components/language/saying.ts";
import { firstVisitState } from "#engine/commands/account/first-visit.ts";
import { doorWords } from "#lib/language/door.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(doorWords.welcomeTitle) };
}

export default async function WelcomePage() {
  // asked for at each visit: once the shop has an owner, this page is gone
  const { open, needsToken } = await firstVisitState();
  if (!open) redirect("/");
  return <WelcomeForm needsToken={needsToken} />;
}
