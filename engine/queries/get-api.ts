import type { ApiWhole } from "#lib/api/apis.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { selectApi, selectOffered } from "./api-rows.ts";

export async function getApi(actor: Actor, { id }: { id: string }): Promise<ApiWhole> {
  requireRole(actor, "viewer");
  const { digest: _, ...found } = await selectApi(actor, id);
  return { ...found, offered: await selectOffered(actor, id, found.revision) };
}
