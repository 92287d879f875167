/** PayPal's side of a webhook: it signs with a key of its own, and serves the certificate over a secure line that is trusted by a root of its own. */
import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { crc32 } from "node:zlib";
import { issueCertificate } from "./certificate.ts";

const makeKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const pem = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }).toString();

export interface PayPalSide {
  /** Its root, which whoever receives from it has to trust. */
  readonly root: string;
  readonly url: string;
  /** What was asked for, in this order. */
  readonly asked: string[];
  /** Served under `/v1/notifications/certs/<name>`. */
  readonly served: Map<string, string>;
  /** The status of every answer, where it is in trouble. */
  trouble: number | null;
  readonly keys: { readonly own: KeyObject; readonly root: KeyObject; readonly between: KeyObject };
  sign(
    body: string,
    said: { webhookId: string; certificate?: string; by?: KeyObject; algorithm?: string; id?: string },
  ): Record<string, string>;
  close(): Promise<void>;
}

export const rootName = "Tradewind Test Root";
export const betweenName = "Tradewind Test Issuer";
export const ownName = "messageverificationcerts.paypal.com";

export async function payPalSide(): Promise<PayPalSide> {
  const keys = { own: makeKey(), root: makeKey(), between: makeKey() };
  const line = makeKey();
  const byRoot = { name: rootName, key: keys.root };
  const root = issueCertificate({ ...byRoot, isMaker: true }).certificate;
  const between = issueCertificate({ name: betweenName, key: keys.between, by: byRoot, isMaker: true }).certificate;
  const own = issueCertificate({ name: ownName, key: keys.own, by: { name: betweenName, key: keys.between } }).certificate;
  const asked: string[] = [];
  const served = new Map([["CERT-1", `${own}\n${between}\n`]]);
  const side = { trouble: null as number | null };
  const server = createServer(
    { key: pem(line), cert: issueCertificate({ name: "127.0.0.1", key: line, by: byRoot, addresses: ["127.0.0.1"] }).certificate },
    (req, res) => {
      const name = /^\/v1\/notifications\/certs\/([\w-]+)$/.exec(req.url ?? "")?.[1] ?? "";
      asked.push(req.url ?? "");
      const text = served.get(name);
      res.writeHead(side.trouble ?? (text ? 200 : 404), { location: "/v1/notifications/certs/CERT-1" }).end(side.trouble ? "" : text);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(side, {
    root,
    url,
    asked,
    served,
    keys,
    sign(
      body: string,
      {
        webhookId,
        certificate = `${url}/v1/notifications/certs/CERT-1`,
        by = keys.own,
        algorithm = "SHA256withRSA",
        id = "69cd13f0-d67a-11e5-baa3-778b53f4ae55",
      }: Parameters<PayPalSide["sign"]>[1],
    ) {
      const time = "2026-11-22T10:00:05Z";
      return {
        "content-type": "application/json",
        "paypal-transmission-id": id,
        "paypal-transmission-time": time,
        "paypal-auth-algo": algorithm,
        "paypal-cert-url": certificate,
        "paypal-transmission-sig": createSign("RSA-SHA256")
          .update(`${id}|${time}|${webhookId}|${crc32(body)}`)
          .sign(by, "base64"),
      };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
