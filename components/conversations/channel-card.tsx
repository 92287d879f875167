"use client";
import { ExternalLink, Globe, Mail, MessageCircle, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Secret } from "#components/connections/secret.tsx";
import { Card } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink, IconButton } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { ChannelItem } from "#lib/api/service.ts";
import { channelsWords as words } from "#lib/language/channels.ts";
import { channelTitles } from "#lib/service/channel-titles.ts";
import { ChannelOpener } from "./channel-opener.tsx";

const icons = { web: Globe, wechat: MessageCircle, mail: Mail } as const;

export function ChannelCard({ channel, mayWrite }: { channel: ChannelItem; mayWrite: boolean }) {
  const say = useSay();
  const deed = useDeed();
  const [checked, setChecked] = useState<Answer<"checkChannel"> | null>(null);
  const Icon = icons[channel.kind];
  const turn = (enabled: boolean) => void deed.run(() => ask<"updateChannel">("PATCH", `/channels/${channel.id}`, { enabled }));
  const check = () => void deed.run(async () => setChecked(await ask<"checkChannel">("POST", `/channels/${channel.id}/check`)));
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex items-center gap-3">
        <span className="flex size-7 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
          <Icon aria-hidden className="size-4" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-base">{channel.name}</h2>
          <p className="truncate text-muted text-sm">{say(channelTitles[channel.kind])}</p>
        </div>
        <Switch label={say(words.switchOn, { name: channel.name })} checked={channel.enabled} disabled={!mayWrite} onCheckedChange={turn} />
      </div>
      {channel.url ? (
        <Secret label={say(channel.kind === "web" ? words.page : words.address)} copy={say(words.copy)} text={channel.url} />
      ) : null}
      {channel.enabled ? (
        <p className="text-faint text-xs">
          {say(words.heard)}: {channel.heardAt ? <RelativeTime at={channel.heardAt} narrow /> : say(words.never)}
          {channel.lookedAt ? (
            <>
              {" · "}
              {say(words.looked)}: <RelativeTime at={channel.lookedAt} narrow />
            </>
          ) : null}
        </p>
      ) : (
        <p className="text-faint text-xs">{say(words.off)}</p>
      )}
      {channel.error && checked === null ? <Notice tone="bad">{say(words.wrong, { why: channel.error })}</Notice> : null}
      {checked ? (
        <Notice tone={checked.ok ? "good" : "bad"}>{checked.ok ? say(words.works) : say(words.doesNot, { why: checked.message })}</Notice>
      ) : null}
      <div className="mt-auto flex flex-wrap items-center gap-2">
        {channel.kind === "web" ? (
          <ButtonLink href={`/ask/${channel.id}`} target="_blank" size="sm">
            <ExternalLink aria-hidden />
            {say(words.open)}
          </ButtonLink>
        ) : mayWrite ? (
          <Button size="sm" busy={deed.busy} onClick={check}>
            {say(words.check)}
          </Button>
        ) : null}
        {mayWrite ? (
          <span className="ml-auto flex">
            <ChannelOpener
              channel={channel}
              trigger={
                <IconButton label={`${say(words.edit)}: ${channel.name}`} size="sm">
                  <Pencil aria-hidden />
                </IconButton>
              }
            />
            <Confirm
              title={say(words.removeTitle, { name: channel.name })}
              description={say(words.removeText)}
              action={say(words.remove)}
              danger
              trigger={
                <IconButton label={`${say(words.remove)}: ${channel.name}`} size="sm">
                  <Trash2 aria-hidden />
                </IconButton>
              }
              onConfirm={() => deed.run(() => ask<"deleteChannel">("DELETE", `/channels/${channel.id}`), say(words.removed))}
            />
          </span>
        ) : null}
      </div>
    </Card>
  );
}
