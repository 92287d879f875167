/** A message as Slack sends it. */
import { instantMs } from "../instant.ts";

export function slackMessageSample(eventId: string, number: number, at: string): Record<string, unknown> {
  const seconds = Math.floor((instantMs(at) ?? 0) / 1_000);
  return {
    token: "unused",
    team_id: "T0TEST",
    api_app_id: "A0TEST",
    type: "event_callback",
    event_id: eventId,
    event_time: seconds,
    event: {
      type: "message",
      channel: "C0TEST",
      channel_type: "channel",
      user: "U0TEST",
      text: `Where is order #T${number}?`,
      ts: `${seconds}.000100`,
    },
  };
}
