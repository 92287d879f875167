/** Slack's events: a person's message is a customer's or a colleague's question; everything else is kept as it is. */
import { type Meaning, message } from "../event.ts";
import { meaningOf, timeOfSeconds } from "../meaning-of.ts";
import { fields, id, text } from "../read-value.ts";

export function readSlack(_: string, body: unknown): Meaning | null {
  const outer = fields(body);
  const event = fields(outer["event"]);
  const topic = text(event["type"]) || text(outer["type"]) || (text(outer["command"]) && "command");
  if (topic === "") return null;
  const at = timeOfSeconds(outer["event_time"]);
  // an edit, a deletion or a join is no new message; and what an app wrote may be our own
  const isWritten = topic === "message" && !event["subtype"] && !event["bot_id"] && text(event["text"]) !== "";
  const channel = id(event["channel"]);
  if (!isWritten || channel === "") return meaningOf("other", topic, at);
  return meaningOf("message.received", topic, at, {
    message: message.parse({
      id: `${channel}/${id(event["ts"])}`,
      // a thread is one conversation, and so is each message that begins one
      conversationId: `${channel}/${id(event["thread_ts"]) || id(event["ts"])}`,
      channel: "slack",
      text: text(event["text"]),
      from: id(event["user"]),
    }),
  });
}
