import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { closedLoop, openLoop } from "./load.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(answer: (n: number, body: string) => number | null) {
  let n = 0;
  server = createServer((req, res) => {
    let body = "";
    req.on("data", (bytes: Buffer) => {
      body += bytes.toString();
    });
    req.on("end", () => {
      const status = answer(++n, body);
      if (status === null) req.socket.destroy();
      else res.writeHead(status, { "content-length": 2 }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server?.address();
  return { host: "127.0.0.1", port: typeof address === "object" && address ? address.port : 0, path: "/" };
}

const serials = () => {
  let n = 0;
  return () => ++n;
};

test("a closed loop sends each order once, and goes on after a refusal and a broken connection", async () => {
  const ids = new Set<number>();
  const target = await listen((n, body) => {
    ids.add(JSON.parse(body).id);
    if (n === 10) return 503;
    return n === 20 ? null : 202;
  });
  const load = closedLoop({ target, connections: 4, serial: serials() });
  while (load.tally.accepted < 200) await new Promise((resolve) => setTimeout(resolve, 5));
  await load.stop();
  const { accepted, refused, broken, wrong, latenciesMs } = load.tally;
  expect({ refused, broken, wrong }).toEqual({ refused: 1, broken: 1, wrong: 0 });
  expect(ids.size).toBe(accepted + refused + broken);
  expect(latenciesMs.length).toBe(accepted);
});

test("an open loop sends what is due, whatever the answers do, and holds no more than a second of it", async () => {
  const target = await listen(() => 202);
  const load = openLoop({ target, connections: 8, serial: serials(), perSecond: 500 });
  while (load.tally.accepted < 100) await new Promise((resolve) => setTimeout(resolve, 5));
  await load.stop();
  expect(load.tally.wrong + load.tally.broken).toBe(0);
});
