/** What the commands on channels share: settings and secrets are checked before anything is written. */
import { and, eq, isNull } from "drizzle-orm";
import { supportChannel } from "#drizzle/schema/service.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { type ChannelKind, channelKinds, isAesKey } from "#lib/service/channel-kinds.ts";
import type { ChannelKindId } from "#lib/service/channel-titles.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal } from "./actor.ts";

export function requireChannelSettings(kind: ChannelKindId, settings: Record<string, unknown>): Record<string, unknown> {
  const read = channelKinds[kind].settings.safeParse(settings);
  if (read.success) return settings;
  const [issue] = read.error.issues;
  const field = ["settings", ...(issue?.path ?? [])].map(String).join(".");
  throw new Refusal(422, "channel.settings", refusalWords.channelSettings, {
    values: { why: `${field}: ${issue?.message ?? ""}` },
    extra: { field },
  });
}

/** As they are sealed together; null: it has none. */
export function requireChannelSecrets(kind: ChannelKindId, secrets: Record<string, string>): string | null {
  const { secrets: wanted }: ChannelKind = channelKinds[kind];
  const kept: Record<string, string> = {};
  for (const { name, label } of wanted) {
    const value = secrets[name]?.trim() ?? "";
    if (value === "") {
      const { en, zh } = refusalWords.channelSecret;
      throw new Refusal(
        422,
        "channel.secret",
        { en: en.replace("{field}", label.en), zh: zh.replace("{field}", label.zh) },
        { extra: { field: `secrets.${name}` } },
      );
    }
    if (name === "encodingAesKey" && !isAesKey(value))
      throw new Refusal(422, "channel.secret", refusalWords.channelAesKey, { extra: { field: "secrets.encodingAesKey" } });
    kept[name] = value;
  }
  return wanted.length === 0 ? null : JSON.stringify(kept);
}

export async function channelRow(actor: Actor, id: string) {
  const [row] = await database()
    .db.select()
    .from(supportChannel)
    .where(and(eq(supportChannel.workspaceId, actor.workspaceId), eq(supportChannel.id, id), isNull(supportChannel.deletedAt)));
  if (!row) throw notFound("channel");
  return row;
}
