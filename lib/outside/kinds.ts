/** Every kind of connection there is. Another one is a file in `kinds/` and a line here. */
import type { z } from "zod";
import type { ConnectionKind } from "./kind.ts";
import { alipayKind } from "./kinds/alipay.ts";
import { dialogflowKind } from "./kinds/dialogflow.ts";
import { dingtalkKind } from "./kinds/dingtalk.ts";
import { feishuKind } from "./kinds/feishu.ts";
import { httpKind } from "./kinds/http.ts";
import { medusaKind } from "./kinds/medusa.ts";
import { modelKind } from "./kinds/model.ts";
import { rabbitmqKind } from "./kinds/rabbitmq.ts";
import { redisKind } from "./kinds/redis.ts";
import { shopifyKind } from "./kinds/shopify.ts";
import { slackKind } from "./kinds/slack.ts";
import { smtpKind } from "./kinds/smtp.ts";
import { stripeKind } from "./kinds/stripe.ts";
import { wechatPayKind } from "./kinds/wechat-pay.ts";
import { wecomKind } from "./kinds/wecom.ts";
import { woocommerceKind } from "./kinds/woocommerce.ts";

/** In the order in which a person is shown them. */
export const connectionKinds = {
  shopify: shopifyKind,
  woocommerce: woocommerceKind,
  medusa: medusaKind,
  "wechat-pay": wechatPayKind,
  alipay: alipayKind,
  stripe: stripeKind,
  smtp: smtpKind,
  feishu: feishuKind,
  dingtalk: dingtalkKind,
  wecom: wecomKind,
  slack: slackKind,
  model: modelKind,
  dialogflow: dialogflowKind,
  rabbitmq: rabbitmqKind,
  redis: redisKind,
  http: httpKind,
} as const satisfies { readonly [id: string]: ConnectionKind };

export type KindId = keyof typeof connectionKinds;
export const kindIds = Object.keys(connectionKinds) as [KindId, ...KindId[]];
export const isKindId = (id: string): id is KindId => Object.hasOwn(connectionKinds, id);
export type KindSettings<K extends KindId> = z.output<(typeof connectionKinds)[K]["settings"]>;

/** Kinds that carry out actions on orders. */
export type ProviderId = { [K in KindId]: (typeof connectionKinds)[K]["group"] extends "system" ? never : K }[KindId];
export const providerIds = kindIds.filter((id): id is ProviderId => connectionKinds[id].group !== "system");
export const isProviderId = (id: string): id is ProviderId => providerIds.some((each) => each === id);
