/** Who reads a page, and what a page does with a "no". */
import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { auth } from "#engine/commands/account/auth.ts";
import { currentActor } from "#engine/commands/account/current-actor.ts";
import { firstVisitState } from "#engine/commands/account/first-visit.ts";
import { type Actor, Refusal } from "#engine/commands/actor.ts";
import { idParams } from "#lib/api/page.ts";

/** The signed-in reader; anybody else is led to the door, and from there back. Asked once a request, however many parts of the page ask. */
export const reading = cache(async (): Promise<Actor> => {
  const asked = await headers();
  const actor = await currentActor(asked);
  if (actor) return actor;
  if ((await firstVisitState()).open) redirect("/welcome");
  const page = pageAsked(asked.get("x-tradewind-page") ?? "/");
  redirect(page === "/" ? "/sign-in" : `/sign-in?${queryOf({ next: page })}`);
});

/** Without what the router adds when it reads a page from inside another. */
function pageAsked(url: string): string {
  const { pathname, search, searchParams } = new URL(url, "http://localhost");
  if (!searchParams.has("_rsc")) return pathname + search;
  searchParams.delete("_rsc");
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}

export const readerEmail = cache(async (): Promise<string> => {
  const session = await auth().api.getSession({ headers: await headers() });
  return session?.user.email ?? "";
});

/** An address that names no id is a page that is not there. */
export function idOrNotFound(id: string): { id: string } {
  const asked = idParams.safeParse({ id });
  return asked.success ? asked.data : notFound();
}

/** What a query refuses to find is a page that is not there. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) notFound();
    throw error;
  }
}

export type Search = Record<string, string | string[] | undefined>;
/** The first value of each named filter, without the empty ones. */
export function filtersFrom<const N extends string>(search: Search, names: readonly N[]): Partial<Record<N, string>> {
  const found: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = search[name];
    const first = Array.isArray(value) ? value[0] : value;
    if (first) found[name] = first;
  }
  return found;
}
export const queryOf = (filters: Record<string, string | undefined>): string =>
  new URLSearchParams(Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
