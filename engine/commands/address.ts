/** Where this installation is reached, from the environment that `npm start` reads. */

/** Without a slash at its end. */
export function publicAddress(): string {
  const given = process.env["PUBLIC_URL"]?.trim().replace(/\/+$/, "");
  return given || loopbackAddress();
}

/** The door from inside this machine. */
export function loopbackAddress(): string {
  const host = process.env["HOST"] || "127.0.0.1";
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${process.env["PORT"] || "3000"}`;
}

export const addressOfSource = (id: string): string => `${publicAddress()}/hooks/${id}`;

/** Whether a shop outside could reach that address, as far as its name tells. */
export function isReachable(): boolean {
  const { hostname } = new URL(publicAddress());
  return (
    !isLoopback(hostname) &&
    !/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cde])/i.test(hostname) &&
    !/\.(local|internal|lan)$/i.test(hostname)
  );
}

/** Whether only this machine can open the product: then its first visitor is its owner. */
export const isServedToThisMachineOnly = (): boolean => isLoopback(new URL(`http://${hostInUrl()}`).hostname) && !process.env["PUBLIC_URL"];

const hostInUrl = () => {
  const host = process.env["HOST"] || "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
};

const isLoopback = (hostname: string) =>
  hostname === "localhost" || hostname.endsWith(".localhost") || /^127\./.test(hostname) || hostname === "[::1]";
