import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/door/sign-in-form.tsx";
import { saying } from "#components/language/saying.ts";
import { currentActor } from "#engine/commands/account/current-actor.ts";
import { firstVisitState } from "#engine/commands/account/first-visit.ts";
import { doorWords } from "#lib/language/door.ts";
import { filtersFrom, type Search } from "../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(doorWords.signIn) };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  if ((await firstVisitState()).open) redirect("/welcome");
  if (await currentActor(await headers())) redirect("/");
  const { next } = filtersFrom(await searchParams, ["next"]);
  return <SignInForm next={next ?? "/"} />;
}
