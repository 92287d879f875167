/** Slack signs time and body. When an address is entered it sends a challenge, signed too, that has to come back. */
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id, text } from "#lib/commerce/read-value.ts";
import { slackMessageSample } from "#lib/commerce/samples/slack-message.ts";
import type { slackSettings } from "#lib/commerce/sources/slack.ts";
import { limits } from "#lib/limits.ts";
import type { Webhook } from "../connector.ts";
import type { SignatureScheme } from "../signature.ts";

const scheme: SignatureScheme = {
  signature: ["x-slack-signature"],
  timestamp: ["x-slack-request-timestamp"],
  id: [],
  method: "hmac",
  algorithm: "sha256",
  encoding: "hex",
  prefix: "v0=",
  separator: "",
  keyDecode: "text",
  template: "v0:{timestamp}:{body}",
  toleranceS: limits.signatureToleranceS,
};

export const slackWebhook: Webhook<z.output<typeof slackSettings>> = {
  signature: () => scheme,
  reading: () => ({ platform: "slack", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => id(fields(body)["event_id"]),
  keeps: ["x-slack-retry-num", "x-slack-retry-reason"],
  answer: { status: 200, text: "" },
  challenge: (body) => {
    const { type, challenge } = fields(body);
    return type === "url_verification" ? { status: 200, text: text(challenge) } : null;
  },
  test: ({ id, number, at }) => ({ headers: {}, body: slackMessageSample(`Ev${id}`, number, at) }),
};
