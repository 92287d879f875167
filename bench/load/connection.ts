/** One keep-alive connection that sends a request at a time, on a plain socket: `fetch` would cost more than what it measures. */
import { connect, type Socket } from "node:net";
import { answerReader } from "./answer-reader.ts";
import type { Target } from "./order-request.ts";

export interface Connection {
  /** @param answered with the status; 0 where the connection broke and nobody knows */
  send(request: Buffer, answered: (status: number) => void): void;
  close(): void;
}

/** Connects at the first request, and again after a break. */
export function openConnection({ host, port }: Target): Connection {
  let socket: Socket | null = null;
  let waiting: ((status: number) => void) | null = null;

  const settle = (status: number) => {
    const answered = waiting;
    waiting = null;
    answered?.(status);
  };

  const open = (): Socket => {
    const reader = answerReader();
    const opened = connect({ host, port, noDelay: true });
    const broken = () => {
      if (socket !== opened) return;
      socket = null;
      opened.destroy();
      settle(0);
    };
    opened.on("error", broken).on("close", broken);
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
