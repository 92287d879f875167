import { z } from "zod";
import type { FieldMeta } from "../../nodes/fields.ts";
import { appKey, rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const youzanSettings = z.strictObject({
  clientId: appKey.meta({
    widget: "text",
    label: { en: "Client ID", zh: "应用标识（client_id）" },
    hint: { en: "It is part of what Youzan signs.", zh: "有赞签名时会用到。" },
  } satisfies FieldMeta),
  ...rate,
});

export const youzanSource = {
  id: "youzan",
  group: "shop",
  title: { en: "Youzan", zh: "有赞" },
  summary: { en: "Orders, shipments and refunds of a Youzan shop", zh: "有赞店铺的订单、发货和退款" },
  secret: "given",
  secretName: { en: "Client secret", zh: "应用密钥（client_secret）" },
  secretHint: { en: "In the Youzan cloud console: your app, credentials.", zh: "在有赞云控制台的应用凭证中。" },
  steps: [
    {
      en: "In the Youzan cloud console open your app’s message subscription and enter this address.",
      zh: "在有赞云控制台打开应用的“消息订阅”，填入推送网址。",
    },
    { en: "Subscribe to trades and refunds.", zh: "订阅交易和退款消息。" },
  ],
  warning: null,
  sendsTests: true,
  settings: youzanSettings,
} as const satisfies SourceScheme;
