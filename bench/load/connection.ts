/** One keep-alive connection that sends a request at a time, on a plain socket: `fetch` would cost more than what it measures. */
import { connect, type Socket } from "node:net";
import { answerReader } from "./answer-reader.ts";
import type { Target } from "./order-request.ts";

export interface Connection {
  /** @param answered with the status; with the reason where the connection broke and nobody knows */
  send(request: Buffer, answered: (outcome: number | string) => void): void;
  close(): void;
}

/** Connects at the first request, and again after a break. */
export function openConnection({ host, port }: Target): Connection {
  let socket: Socket | null = null;
  let waiting: ((outcome: number | string) => void) | null = null;

  const settle = (outcome: number | string) => {
    const answered = waiting;
    waiting = null;
    answered?.(outcome);
  };

  const open = (): Socket => {
    const reader = answerReader();
    const opened = connect({ host, port, noDelay: true });
    const broken = (why: string) => {
      if (socket !== opened) return;
      socket = null;
      opened.destroy();
      settle(why);
    };
    opened.on("error", (error: NodeJS.ErrnoException) => broken(error.code ?? error.message)).on("close", () => broken("closed"));
    opened.on("data", (bytes) => {
      for (const status of reader.feed(bytes)) settle(status);
    });
    return opened;
  };

  return {
    send(request, answered) {
      waiting = answered;
      socket ??= open();
      socket.write(request);
    },
    close() {
      socket?.destroy();
      socket = null;
    },
  };
}
