/** Which client speaks to which kind of connection. A provider that is forgotten here does not compile. */
import type { KindId, KindSettings, ProviderId } from "#lib/outside/kinds.ts";
import { isProviderId } from "#lib/outside/kinds.ts";
import { alipayClient } from "./alipay/client.ts";
import type { Client, Wire } from "./client.ts";
import { medusaClient } from "./medusa/client.ts";
import { shopifyClient } from "./shopify/client.ts";
import { stripeClient } from "./stripe/client.ts";
import { wechatPayClient } from "./wechat-pay/client.ts";
import { woocommerceClient } from "./woocommerce/client.ts";

type Make<K extends KindId> = (wire: Wire, settings: KindSettings<K>, secrets: Readonly<Record<string, string>>) => Client;

const makers: { [K in ProviderId]: Make<K> } = {
  shopify: shopifyClient,
  woocommerce: woocommerceClient,
  medusa: medusaClient,
  stripe: stripeClient,
  "wechat-pay": wechatPayClient,
  alipay: alipayClient,
};

/** Null for a kind that carries out nothing of orders. */
export function clientOf(
  connection: { kind: KindId; settings: unknown; secrets: Readonly<Record<string, string>> },
  wire: Wire,
): Client | null {
  const { kind, settings, secrets } = connection;
  if (!isProviderId(kind)) return null;
  return (makers[kind] as Make<KindId>)(wire, settings as never, secrets);
}
