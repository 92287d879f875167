import type { RealShop } from "./real-shop.ts";

/** Asks the shop's own admin API; with a body it is a POST. */
export async function backOffice<T>({ url, keys }: Pick<RealShop, "url" | "keys">, path: string, body?: unknown): Promise<T> {
  const headers = { "content-type": "application/json", authorization: `Basic ${Buffer.from(`${keys.secretKey}:`).toString("base64")}` };
  const answer = await fetch(`${url}/admin${path}`, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  if (!answer.ok) throw new Error(`${path} of the shop's back office answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  return (await answer.json()) as T;
}
