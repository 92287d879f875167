import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import type { gitHubSettings } from "#lib/commerce/sources/github.ts";
import type { Webhook } from "../connector.ts";
import { header } from "../signature.ts";
import { bodyScheme } from "../standard-scheme.ts";

const scheme = bodyScheme(["x-hub-signature-256"], "hex", "sha256=");

export const gitHubWebhook: Webhook<z.output<typeof gitHubSettings>> = {
  signature: () => scheme,
  reading: (headers) => ({ platform: "github", topic: header(headers, ["x-github-event"]), v: readingVersion }),
  messageId: () => ["x-github-delivery"],
  keeps: ["x-github-event", "x-github-hook-id"],
  answer: { status: 202, text: "" },
  test: ({ id, number }) => ({
    headers: { "x-github-event": "ping", "x-github-delivery": id, "x-github-hook-id": "1" },
    body: { zen: "Keep it logically awesome.", hook_id: number, hook: { type: "Repository", id: number, active: true, events: ["push"] } },
  }),
};
