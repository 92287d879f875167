/** Makes a person's account inside the caller's transaction, and opens a session once that has been committed. */
import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import { account, member, user } from "#drizzle/schema/account.ts";
import type { Role } from "#lib/api/role-names.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { Refusal } from "../actor.ts";
import type { Tx } from "../flow-rows.ts";
import { auth } from "./auth.ts";

export interface NewPerson {
  name: string;
  email: string;
  passwordHash: string;
}

/** Hashing takes long on purpose: it is done before a transaction begins. */
export async function personFrom(input: { name: string; email: string; password: string }): Promise<NewPerson> {
  return { name: input.name, email: input.email.toLowerCase(), passwordHash: await hashPassword(input.password) };
}

export async function insertAccount(tx: Tx, workspaceId: string, person: NewPerson, role: Role): Promise<string> {
  const [taken] = await tx.select({ id: user.id }).from(user).where(eq(user.email, person.email));
  if (taken) throw new Refusal(409, "email-taken", refusalWords.emailTaken, { values: { email: person.email } });
  const id = randomUUID();
  await tx.insert(user).values({ id, name: person.name, email: person.email });
  await tx.insert(account).values({ id: randomUUID(), accountId: id, providerId: "credential", userId: id, password: person.passwordHash });
  await tx.insert(member).values({ workspaceId, userId: id, role });
  return id;
}

/** The cookies that sign the person in. */
export async function signInCookies(email: string, password: string, headers: Headers): Promise<string[]> {
  const answer = await auth().api.signInEmail({ body: { email, password }, headers, asResponse: true });
  return answer.headers.getSetCookie();
}
