/**
 * Twilio's forms: a customer's message is a question, by whatever channel Twilio carries it (`whatsapp:+49…`, a bare number is SMS); what
 * becomes of our own messages and calls is kept as it is.
 */
import { type Meaning, message } from "../event.ts";
import { meaningOf, thinCustomer } from "../meaning-of.ts";
import { count, fields, id, text } from "../read-value.ts";

export function readTwilio(_: string, body: unknown): Meaning | null {
  const form = fields(body);
  const sid = id(form["MessageSid"]) || id(form["SmsSid"]);
  // its other products tell what happened as JSON, by a type
  if (sid === "")
    return otherOf(text(form["type"]) || text(form["EventType"]) || (text(form["CallStatus"]) && `call.${text(form["CallStatus"])}`));
  const status = text(form["MessageStatus"]) || text(form["SmsStatus"]);
  const isIncoming = status === "received" || (status === "" && "Body" in form);
  const [from, to] = [id(form["From"]), id(form["To"])];
  if (!isIncoming || from === "" || to === "") return otherOf(`message.${status || "unknown"}`);
  const { channel, number } = addressOf(from);
  return meaningOf("message.received", "message.received", "", {
    message: message.parse({
      id: sid,
      // one customer with one number of the shop's
      conversationId: `${to}/${from}`,
      channel,
      text: text(form["Body"]),
      from: number,
      address: from,
      media: Math.max(0, count(form["NumMedia"])),
    }),
    customer: thinCustomer({ name: text(form["ProfileName"]), phone: number }),
  });
}

const otherOf = (topic: string): Meaning | null => (topic === "" ? null : meaningOf("other", topic, ""));

function addressOf(from: string): { channel: string; number: string } {
  const at = from.indexOf(":");
  return at < 0 ? { channel: "sms", number: from } : { channel: from.slice(0, at), number: from.slice(at + 1) };
}
