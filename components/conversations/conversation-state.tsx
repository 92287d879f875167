"use client";
import { Bot, CircleCheck, CircleDashed, Headset, UserRound } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge, Chip } from "#components/ui/badge.tsx";
import type { ConversationSummary } from "#lib/api/service.ts";
import { channelWords, conversationsWords as words } from "#lib/language/conversations.ts";

/** Who has it, or what it waits for: the one thing that matters most. */
export function ConversationState({ conversation, plain = false }: { conversation: ConversationSummary; plain?: boolean }) {
  const say = useSay();
  const { mode, status, assignee, lastAuthor } = conversation;
  if (status === "closed")
    return (
      <Badge icon={CircleCheck} plain={plain}>
        {say(words.closed)}
      </Badge>
    );
  if (mode === "person")
    return (
      <Badge tone={status === "open" ? "warn" : "quiet"} icon={UserRound} plain={plain}>
        {assignee?.name ? say(words.personHas, { name: assignee.name }) : say(words.someoneHas)}
      </Badge>
    );
  if (mode === "waiting")
    return (
      <Badge tone="warn" icon={Headset} plain={plain}>
        {assignee?.name ? say(words.meantFor, { name: assignee.name }) : say(words.waitsFor)}
      </Badge>
    );
  if (status === "answered")
    return (
      <Badge tone="good" icon={lastAuthor === "tradewind" ? Bot : CircleCheck} plain={plain}>
        {lastAuthor === "tradewind" ? say(words.view_answered) : say(words.answered)}
      </Badge>
    );
  return (
    <Badge tone="info" icon={CircleDashed} plain={plain}>
      {say(words.customerWaits)}
    </Badge>
  );
}

export function ChannelChip({ channel }: { channel: string }) {
  const say = useSay();
  if (channel === "") return null;
  const known = channelWords[channel];
  return <Chip>{known ? say(known) : channel}</Chip>;
}
