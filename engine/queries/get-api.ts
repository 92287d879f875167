import { eq } from "drizzle-orm";
import { api } from "#drizzle/schema/api.ts";
import type { ApiWhole } from "#lib/api/apis.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { selectApis, selectOffered } from "./api-rows.ts";

export async function getApi(actor: Actor, { id }: { id: string }): Promise<ApiWhole> {
  requireRole(actor, "viewer");
  const [found] = await selectApis(actor, eq(api.id, id));
  if (!found) throw notFound("api");
  return { ...found, offered: await selectOffered(actor, id, found.revision) };
}
