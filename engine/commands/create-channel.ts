import { randomUUID } from "node:crypto";
import { supportChannel } from "#drizzle/schema/service.ts";
import type { ChannelBody, ChannelItem } from "#lib/api/service.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { channelOf, listChannels } from "../queries/list-channels.ts";
import { channelSecretPlace } from "../store/channels.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { channelRow, requireChannelSecrets, requireChannelSettings } from "./channel-draft.ts";

export async function createChannel(actor: Actor, input: ChannelBody): Promise<ChannelItem> {
  requireRole(actor, "editor");
  const { kind, name } = input;
  const settings = requireChannelSettings(kind, input.settings);
  const secrets = requireChannelSecrets(kind, input.secrets);
  if ((await listChannels(actor)).items.length >= limits.channelsMax)
    throw new Refusal(409, "channels.full", refusalWords.channelsFull, { values: { max: limits.channelsMax } });
  const id = randomUUID();
  const sealed = secrets === null ? null : seal(secrets, channelSecretPlace(id));
  await database().db.insert(supportChannel).values({ id, workspaceId: actor.workspaceId, kind, name, settings, sealed });
  return channelOf(await channelRow(actor, id));
}
