/** The first visitor makes the owner's account. Beyond this machine that takes the token which the start printed. */
import { createHash, timingSafeEqual } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { member, workspace } from "#drizzle/schema/account.ts";
import type { FirstVisitBody, FirstVisitState, signedIn } from "#lib/api/team.ts";
import { isZone } from "#lib/calendar/zone.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { database } from "../../store/database.ts";
import { Refusal } from "../actor.ts";
import { isServedToThisMachineOnly } from "../address.ts";
import { announcePublication, mustExist } from "../flow-rows.ts";
import { insertAccount, personFrom, signInCookies } from "./new-account.ts";

export interface Entered {
  person: z.infer<typeof signedIn>;
  cookies: string[];
}

const setupToken = (): string | undefined => process.env["TRADEWIND_SETUP_TOKEN"] || undefined;
const needsToken = (): boolean => setupToken() !== undefined || !isServedToThisMachineOnly();

export async function firstVisitState(): Promise<FirstVisitState> {
  const [somebody] = await database().db.select({ userId: member.userId }).from(member).limit(1);
  return { open: somebody === undefined, needsToken: needsToken() };
}

export async function firstVisit(input: FirstVisitBody, headers: Headers): Promise<Entered> {
  if (!(await firstVisitState()).open) throw new Refusal(409, "shop-owned", refusalWords.shopOwned);
  if (needsToken() && !isToken(input.setupToken))
    throw new Refusal(403, "setup-token", refusalWords.setupToken, { extra: { field: "setupToken" } });
  const person = await personFrom(input);
  const userId = await database().db.transaction(async (tx) => {
    // two first visitors at once: the second waits here, and then finds an owner
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('first visit'))`);
    const [somebody] = await tx.select({ userId: member.userId }).from(member).limit(1);
    if (somebody) throw new Refusal(409, "shop-owned", refusalWords.shopOwned);
    const [only] = await tx.select({ id: workspace.id }).from(workspace).limit(1);
    const { id } = mustExist(only);
    const timezone = input.timezone && isZone(input.timezone) ? input.timezone : undefined;
    if (input.shopName || timezone) {
      await tx
        .update(workspace)
        .set({ ...(input.shopName ? { name: input.shopName } : {}), ...(timezone ? { timezone } : {}) })
        .where(eq(workspace.id, id));
      await announcePublication(tx);
    }
    return insertAccount(tx, id, person, "owner");
  });
  return { person: { userId, name: person.name, role: "owner" }, cookies: await signInCookies(person.email, input.password, headers) };
}

function isToken(given: string | undefined): boolean {
  const token = setupToken();
  if (!given || !token) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given.trim()), digest(token));
}
