/** What somebody is told of when nobody looks at the screens, and by which way. */
import { z } from "zod";
import { limits } from "../limits.ts";

export const alertKinds = ["problem", "reopened", "connection", "backlog", "test"] as const;
export type AlertKind = (typeof alertKinds)[number];
export const alertChannels = ["mail", "hook"] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** Facts, not sentences: they are worded when they go out, in the language that is set then. */
export const alertData = z.object({
  /** The flow, connection or shop that it is about. */
  name: z.string(),
  /** Where it is shown. */
  path: z.string(),
  /** A failure's code and sentence. */
  code: z.string().default(""),
  message: z.string().default(""),
  /** Failed runs, or waiting messages. */
  count: z.int().default(0),
  minutes: z.int().default(0),
});
export type AlertData = z.infer<typeof alertData>;

export interface Alert {
  readonly id: number;
  readonly kind: AlertKind;
  readonly at: string;
  readonly data: AlertData;
}

const address = z.email().max(limits.mailAddressChars);

export const alertSettings = z.strictObject({
  mail: z.strictObject({
    on: z.boolean().default(false),
    host: z.string().trim().max(limits.nameCharsMax).default(""),
    port: z.int().min(1).max(65_535).default(587),
    /** `tls`: from the first byte (465). `starttls`: must turn to it. `none`: only for a server on the same machine or network. */
    security: z.enum(["tls", "starttls", "none"]).default("starttls"),
    user: z.string().max(limits.nameCharsMax).default(""),
    from: z.union([z.literal(""), address]).default(""),
    to: z.array(address).max(limits.alertReadersMax).default([]),
  }),
  hook: z.strictObject({
    on: z.boolean().default(false),
    url: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(limits.urlCharsMax)]).default(""),
    /** The address may lie in a private network. */
    inside: z.boolean().default(false),
  }),
  /** What is told. */
  kinds: z.strictObject({
    problem: z.boolean().default(true),
    reopened: z.boolean().default(true),
    connection: z.boolean().default(true),
    backlog: z.boolean().default(true),
  }),
  /** Work that waits longer than this is told of. */
  backlogMinutes: z.int().min(1).max(limits.alertBacklogMinutesMax).default(10),
  language: z.enum(["en", "zh"]).default("en"),
});
export type AlertSettings = z.infer<typeof alertSettings>;

export const noAlerts: AlertSettings = alertSettings.parse({ mail: {}, hook: {}, kinds: {} });

/** Ways by which something of this kind goes out. */
export function channelsFor(settings: AlertSettings, kind: AlertKind): AlertChannel[] {
  if (kind !== "test" && !settings.kinds[kind]) return [];
  return alertChannels.filter((channel) => settings[channel].on);
}

/** Waits longer each time it did not work; the alert is never given up, for the next one would meet the same. */
export const retryMs = (tries: number): number => Math.min(limits.alertRetryMs * 2 ** Math.min(tries, 20), limits.alertRetryMaxMs);
