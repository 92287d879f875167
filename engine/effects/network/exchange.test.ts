/** One hop over TLS: the certificate is checked against the name, though the connection goes to the checked address. */
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { rootCertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selfSigned } from "#tests/self-signed.ts";
import { exchange } from "./exchange.ts";

const { key, cert } = selfSigned("partner.test");
let server: Server;
let port = 0;
let servername: unknown;

beforeAll(async () => {
  server = createServer({ key, cert }, (request, response) => {
    servername = "servername" in request.socket ? request.socket.servername : undefined;
    response.end("secret place");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  setDefaultCACertificates([...rootCertificates]);
  server.closeAllConnections();
  server.close();
});

const call = (hostname: string) =>
  exchange(
    {
      method: "GET",
      url: new URL(`https://${hostname}:${port}/`),
      headers: {},
      body: null,
      addresses: [{ address: "127.0.0.1", family: 4 }],
      keptBy: null,
    },
    AbortSignal.timeout(5_000),
    { sent: false },
  );

describe("over TLS", () => {
  test("a certificate that nobody vouches for ends the call, for good", async () => {
    expect(await call("partner.test")).toMatchObject({ ok: false, failure: { code: "http.tls", final: true } });
  });

  test("the name decides, not the address that was pinned", async () => {
    setDefaultCACertificates([...rootCertificates, cert]);
    expect(await call("partner.test")).toMatchObject({ ok: true, answer: { status: 200 } });
    expect(servername).toBe("partner.test");
    expect(await call("other.test")).toMatchObject({ ok: false, failure: { code: "http.tls", final: true } });
  });
});
