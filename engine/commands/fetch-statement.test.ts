/** A server of our own plays the providers: it verifies our signatures, signs its answers, and gives bills as they give them. */
import { createHash, createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { shopOrder } from "#drizzle/schema/shop.ts";
import { order } from "#lib/commerce/order.ts";
import { alipayTradeBill, type SoldLine, wechatTradeBill } from "#lib/statement/samples.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { performMoneyReconcile } from "../effects/network/money-reconcile.ts";
import { listMoneyDays } from "../queries/list-money-days.ts";
import { listMoneyDifferences } from "../queries/list-money-differences.ts";
import { listStatements } from "../queries/list-statements.ts";
import { database } from "../store/database.ts";
import { createConnection } from "./create-connection.ts";
import { fetchStatement } from "./fetch-statement.ts";

const day = "2026-11-20";
const [shopKeys, theirKeys] = [0, 0].map(() =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }),
) as [Keys, Keys];
interface Keys {
  publicKey: string;
  privateKey: string;
}
const keyId = "PUB_KEY_ID_0114232134912410000000000000";
const sold: SoldLine[] = [
  { kind: "payment", at: `${day} 10:01:00`, transactionId: "4200001", merchantNo: "1001", amountMinor: 10_000, feeMinor: 60 },
  { kind: "payment", at: `${day} 10:02:00`, transactionId: "4200002", merchantNo: "1002", amountMinor: 9_000, feeMinor: 54 },
];

let shop: TestShop;
let server: Server;
let base = "";
/** What the provider does this time. */
let plays: "bill" | "none" | "writing" | "damaged" | "forged" = "bill";
const asked: string[] = [];
const ids = { wechat: "", alipay: "" };

beforeAll(async () => {
  shop = await openTestShop();
  server = createServer((req, res) => void provider(req, res));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const common = { allowedHosts: ["127.0.0.1"] };
  const make = async (kind: string, settings: object) =>
    (
      await createConnection(shop.editor, {
        name: kind,
        kind,
        settings: { ...common, ...settings },
        secrets: { privateKey: shopKeys.privateKey },
      } as never)
    ).id;
  ids.wechat = await make("wechat-pay", {
    ...{ merchantId: "1900000109", merchantSerial: "3775B6A45ACD588826D15E583A95F5DD", baseUrl: base },
    ...{ platformKeyId: keyId, platformKey: theirKeys.publicKey },
  });
  ids.alipay = await make("alipay", { appId: "2021000000000001", alipayPublicKey: theirKeys.publicKey, baseUrl: `${base}/gateway.do` });
  const placedAt = new Date(`${day}T02:00:00Z`);
  for (const n of [1, 2]) {
    const id = `o${n}`;
    const total = { amountMinor: 10_000, currency: "CNY" };
    const document = { ...order.parse({ id, number: `#100${n}`, paymentStatus: "paid", total, currency: "CNY" }), asOf: "", refunds: [] };
    await database()
      .db.insert(shopOrder)
      .values({
        workspaceId: shop.workspaceId,
        id,
        number: `#100${n}`,
        platform: "shopify",
        status: "paid",
        currency: "CNY",
        totalMinor: 10_000,
        document,
        placedAt,
        updatedAt: placedAt,
      });
  }
});
afterAll(async () => {
  server.close();
  await shop.close();
});
beforeEach(async () => {
  plays = "bill";
  asked.length = 0;
  await database().sql`truncate statement, statement_line, statement_unread, money_difference`;
});

function provider(req: IncomingMessage, res: ServerResponse): void {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", () => {
    const path = req.url ?? "";
    asked.push(path.split("?")[0] ?? "");
    if (path === "/gateway.do") return alipay(Buffer.concat(chunks).toString(), res);
    if (path.startsWith("/alipay-bill")) return void res.end(alipayTradeBill(sold, day));
    wechat(req, path, res);
  });
}

function wechat(req: IncomingMessage, path: string, res: ServerResponse): void {
  const fields = Object.fromEntries(
    [...(req.headers.authorization ?? "").matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const text = `${req.method}\n${path}\n${fields["timestamp"]}\n${fields["nonce_str"]}\n\n`;
  const isShop = createVerify("RSA-SHA256")
    .update(text)
    .verify(shopKeys.publicKey, fields["signature"] ?? "", "base64");
  if (!isShop || fields["mchid"] !== "1900000109") return void res.writeHead(401).end('{"code":"SIGN_ERROR","message":"wrong"}');
  const bill = wechatTradeBill(sold);
  if (path.startsWith("/v3/billdownload/file")) return void res.end(gzipSync(plays === "damaged" ? bill.slice(0, -10) : bill));
  const hash = createHash("sha1").update(bill).digest("hex");
  const says = {
    bill: {
      status: 200,
      body: { hash_type: "SHA1", hash_value: hash, download_url: `${base}/v3/billdownload/file?token=abc%2F1&tartype=gzip` },
    },
    none: { status: 404, body: { code: "NO_STATEMENT_EXIST", message: "no bill" } },
    writing: { status: 400, body: { code: "STATEMENT_CREATING", message: "later" } },
  };
  const { status, body } = says[plays === "none" || plays === "writing" ? plays : "bill"];
  const content = JSON.stringify(body);
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), "abc"];
  const signature = createSign("RSA-SHA256").update(`${timestamp}\n${nonce}\n${content}\n`).sign(theirKeys.privateKey, "base64");
  res.writeHead(status, {
    ...{ "content-type": "application/json", "wechatpay-timestamp": timestamp, "wechatpay-nonce": nonce, "wechatpay-serial": keyId },
    "wechatpay-signature": plays === "forged" ? signature.slice(8) : signature,
  });
  res.end(content);
}

function alipay(body: string, res: ServerResponse): void {
  const sent = Object.fromEntries(new URLSearchParams(body));
  const { sign = "", ...rest } = sent;
  const text = Object.keys(rest)
    .sort()
    .map((name) => `${name}=${rest[name]}`)
    .join("&");
  const isShop = createVerify("RSA-SHA256").update(text).verify(shopKeys.publicKey, sign, "base64");
  expect(isShop).toBe(true);
  expect(JSON.parse(sent["biz_content"] ?? "{}")).toEqual({ bill_type: "trade", bill_date: day });
  const answer = JSON.stringify(
    plays === "none"
      ? { code: "40004", msg: "Business Failed", sub_code: "isp.bill_not_exist", sub_msg: "no bill" }
      : { code: "10000", msg: "Success", bill_download_url: `${base}/alipay-bill?x=1` },
  );
  const theirs = createSign("RSA-SHA256").update(answer).sign(theirKeys.privateKey, "base64");
  res.end(`{"alipay_data_dataservice_bill_downloadurl_query_response":${answer},"sign":"${theirs}"}`);
}

const byHand = (connectionId: string) => fetchStatement(shop.editor, { connectionId, day });
const byFlow = (connectionId: string) =>
  performMoneyReconcile(
    { key: "00000000-0000-7000-8000-000000000000/check/1", args: { connectionId, funds: false, day }, workspaceId: shop.workspaceId },
    AbortSignal.timeout(20_000),
    null,
  );

describe.each(["wechat", "alipay"] as const)("%s", (which) => {
  test("gives a day's bill: it is kept, matched, and what differs is listed; again it is the same", async () => {
    expect(await byHand(ids[which])).toMatchObject({ statements: [{ known: false }], lines: 2, matched: 2, open: 1, fresh: 0 });
    expect((await listMoneyDifferences(shop.viewer, {})).items).toMatchObject([
      { kind: "amount", order: { number: "#1002" }, statementMinor: 9_000 },
    ]);
    expect(await byHand(ids[which])).toMatchObject({ statements: [{ known: true }], open: 1, fresh: 0 });
    expect((await listStatements(shop.viewer, {})).items).toMatchObject([{ origin: "connection", lines: 2, importedBy: "editor" }]);
  });

  test("says that there was no trade: the day is covered, by nothing", async () => {
    plays = "none";
    expect(await byHand(ids[which])).toMatchObject({ lines: 0, open: 0 });
    expect((await listStatements(shop.viewer, {})).items).toMatchObject([{ lines: 0, from: day, to: day }]);
  });

  test("is asked by a flow, which is told what the day came to", async () => {
    expect(await byFlow(ids[which])).toMatchObject({
      ok: true,
      reply: {
        day,
        lines: 2,
        matched: 2,
        open: 1,
        received: { amountMinor: 19_000, currency: "CNY" },
        fees: { amountMinor: 114, currency: "CNY" },
      },
    });
  });
});

test("a bill whose checksum differs, an answer that WeChat did not sign, a bill not yet written: each is said, and nothing is kept", async () => {
  const failing = async (playing: typeof plays) => {
    plays = playing;
    const outcome = await byFlow(ids.wechat);
    return outcome.ok ? "kept" : [outcome.failure.code, outcome.failure.final];
  };
  expect(await failing("damaged")).toEqual(["provider.bill", false]);
  expect(await failing("forged")).toEqual(["provider.unverified", false]);
  expect(await failing("writing")).toEqual(["provider.bill-not-yet", false]);
  await expect(byHand(ids.wechat)).rejects.toMatchObject({ status: 502, code: "provider.bill-not-yet" });
  expect((await listStatements(shop.viewer, {})).items).toEqual([]);
});

test("without a connection a flow checks what was imported", async () => {
  expect(await byFlow("")).toMatchObject({ ok: true, reply: { lines: 0, open: 0 } });
  await byHand(ids.wechat);
  asked.length = 0;
  expect(await byFlow("")).toMatchObject({ ok: true, reply: { lines: 2, open: 1 } });
  expect(asked).toEqual([]);
  expect((await listMoneyDays(shop.viewer, {})).items).toHaveLength(1);
});
