/** A real HTTP server on this machine that plays a provider's side, with what is wanted of a bad day: silence, 429, 5xx, a cut line. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface Said {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | object;
}
/** `hang`: takes the request and never answers. `cut`: does what was asked and breaks the line. */
export type Trouble = { readonly before?: Said | "hang" | "cut"; readonly after?: Said | "hang" | "cut" };

export interface ProviderServer {
  readonly url: string;
  readonly seen: Asked[];
  /** What befalls the next requests that it fits, each once, in order: before the provider does what is asked, or after. */
  trouble(fits: (asked: Asked) => boolean, ...troubles: Trouble[]): void;
  close(): void;
}

export async function openProvider(play: (asked: Asked) => Said | Promise<Said>): Promise<ProviderServer> {
  const seen: Asked[] = [];
  const waiting: { fits: (asked: Asked) => boolean; trouble: Trouble }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const { method = "", url: path = "", headers } = request;
      const asked = { method, path, headers, body: Buffer.concat(chunks).toString("utf8") };
      seen.push(asked);
      const at = waiting.findIndex(({ fits }) => fits(asked));
      const trouble = at < 0 ? {} : (waiting.splice(at, 1)[0]?.trouble ?? {});
      const answer = (said: Said | "hang" | "cut") => {
        if (said === "hang") return;
        if (said === "cut") return void request.socket.destroy();
        const isText = typeof said.body === "string" || said.body === undefined;
        response.writeHead(said.status ?? 200, { "content-type": "application/json", ...said.headers });
        response.end(isText ? said.body : JSON.stringify(said.body));
      };
      if (trouble.before) return answer(trouble.before);
      const said = await play(asked);
      answer(trouble.after ?? said);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    trouble: (fits, ...troubles) => void waiting.push(...troubles.map((trouble) => ({ fits, trouble }))),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
