/**
 * What a kind of connection is: data, like a node type. Its settings are a form, its secret is one or more named fields that
 * are sealed together, and it says where a person finds them at the provider. A kind is in the product by being listed in
 * `kinds.ts`; how it is called is in `engine/connectors/<kind>/client.ts`.
 */
import { z } from "zod";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import type { FieldMeta } from "../nodes/fields.ts";

/** `lines`: a list, one a line; `longText`: a key or certificate over several lines. */
export type SettingMeta = Omit<FieldMeta, "widget" | "placeholder"> & {
  widget: FieldMeta["widget"] | "lines" | "longText";
  placeholder?: string;
};

export const setting = <S extends z.ZodType>(schema: S, meta: SettingMeta): S => schema.meta({ ...meta });

export interface SecretField {
  readonly name: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly placeholder?: string;
  /** Over several lines: a private key. */
  readonly long?: true;
  /** May be left out. */
  readonly optional?: true;
}

export interface ConnectionKind {
  readonly id: string;
  readonly title: Words;
  readonly summary: Words;
  /** What it is for: shops and payment providers carry out orders' actions, the others are called by steps of their own. */
  readonly group: "shop" | "payment" | "system";
  /** Its settings: `callSettings` and its own. */
  readonly settings: z.ZodObject;
  readonly secrets: readonly SecretField[];
  /** Where the address and the keys are found at the provider. */
  readonly findIt: Words | null;
  /** How long one call to it may take, names and reading included. */
  readonly deadlineMs: number;
}

export const webAddress = z.url({ protocol: /^https?$/ });

const rate = (most: number) =>
  z
    .number()
    .min(0.001)
    .max(limits.callRateMax * most);

/** What every connection has besides its own settings: where it leads, which private hosts it may reach, how much it lets through. */
export const callSettings = {
  /** Private hosts that the operator allows this connection to reach: `erp.internal`, `10.0.0.5:8080`. */
  allowedHosts: setting(z.array(z.string().trim().min(1).max(260)).max(limits.allowedHostsMax).default([]), {
    widget: "lines",
    label: { en: "Hosts in your own network it may reach", zh: "允许访问的内网主机" },
    hint: {
      en: "One a line, for example erp.internal or 10.0.0.5:8080. Everything else inside your network stays closed.",
      zh: "每行一个，例如 erp.internal 或 10.0.0.5:8080，其他内网地址一律不可访问。",
    },
    advanced: true,
  }),
  /** How many calls it may get, over all flows; of the two the slower holds. Absent: as many as there are. */
  ratePerSecond: setting(rate(1).optional(), {
    widget: "number",
    label: { en: "Calls a second, at most", zh: "每秒最多调用" },
    advanced: true,
  }),
  ratePerMinute: rate(60).optional(),
  /** How many of them at once. */
  burst: setting(z.int().min(1).max(limits.callBurstMax).default(1), {
    widget: "number",
    label: { en: "At once", zh: "可连发" },
    hint: { en: "How many may go together after a quiet time.", zh: "空闲之后可以一次发出的次数。" },
    advanced: true,
  }),
  /** Failures one after another until it is left alone for a while; 0: never. */
  restAfter: setting(z.int().min(0).max(limits.restAfterMax).default(limits.restAfter), {
    widget: "number",
    label: { en: "Leave it alone after so many failures in a row", zh: "连续失败多少次后暂停调用" },
    hint: {
      en: "While the other system is down, calls wait instead of failing one after another. 0: never.",
      zh: "对方系统故障期间，调用会等待，而不是逐个失败。填 0 则不暂停。",
    },
    advanced: true,
  }),
};

/** The same with a provider's own pace, as its documents state it. */
export const pacedAt = (perSecond: number, burst: number) => ({
  ...callSettings,
  ratePerSecond: callSettings.ratePerSecond
    .unwrap()
    .default(perSecond)
    .meta(callSettings.ratePerSecond.meta() ?? {}),
  burst: callSettings.burst
    .unwrap()
    .default(burst)
    .meta(callSettings.burst.meta() ?? {}),
});

/** The provider's own address; another one is for its test system, or for a relay of the shop's. */
export const providerAddress = (standard: string) =>
  setting(webAddress.default(standard), {
    widget: "text",
    label: { en: "Address of the provider", zh: "服务商地址" },
    hint: { en: "The keys are sent to this address and no other.", zh: "密钥只会发送到这个地址。" },
    placeholder: standard,
    advanced: true,
  });

/** The source whose orders it carries out actions for; empty: none yet. */
export const ownSource = setting(z.string().max(64).default(""), {
  widget: "source",
  label: { en: "Orders it is for", zh: "对应的订单来源" },
  hint: {
    en: "Actions on orders from this source go through this connection.",
    zh: "来自该来源的订单，操作将通过此连接执行。",
  },
});
