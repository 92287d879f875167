/** Two ways to send orders: as fast as they are answered, or so many a second whatever the answers do. */
import { type Connection, openConnection } from "./connection.ts";
import { type OrderWriter, orderWriter, type Target } from "./order-request.ts";
import { count, emptyTally, isTaken, type Tally } from "./tally.ts";

export interface Load {
  readonly tally: Tally;
  /** Sends nothing more, and waits for the answers under way. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly target: Target;
  readonly connections: number;
  readonly serial: () => number;
  /** All of them about one order. */
  readonly hot?: boolean;
}

interface Sender {
  readonly connection: Connection;
  readonly writer: OrderWriter;
}

/** After a refusal a sender of a closed loop waits so long, ms; else it would only measure how fast one refuses. */
const afterRefusalMs = 100;
/** How long answers may be under way once nothing more is sent, ms. */
const lastAnswersMs = 30_000;

const open = ({ target, connections, serial, hot = false }: LoadOptions): Sender[] =>
  Array.from({ length: connections }, () => ({ connection: openConnection(target), writer: orderWriter(target, serial, hot) }));

/** Each connection sends its next order when the last one is answered. */
export function closedLoop(options: LoadOptions): Load {
  const senders = open(options);
  const tally = emptyTally();
  let isStopped = false;
  let underWay = 0;
  const next = ({ connection, writer }: Sender) => {
    if (isStopped) return;
    const began = performance.now();
    underWay++;
    connection.send(writer.write(), (outcome) => {
      underWay--;
      count(tally, outcome, performance.now() - began);
      if (isTaken(outcome)) next({ connection, writer });
      else setTimeout(() => next({ connection, writer }), afterRefusalMs);
    });
  };
  senders.forEach(next);
  return {
    tally,
    async stop() {
      isStopped = true;
      await until(() => underWay === 0);
      for (const { connection } of senders) connection.close();
    },
  };
}

export interface OpenLoad extends Load {
  /** Due, and not sent yet, because every connection was waiting for an answer. */
  readonly late: number;
}

/**
 * So many orders a second. An order's time runs from the millisecond in which it was due, so that one that had to wait for a free
 * connection counts with its wait.
 */
export function openLoop(options: LoadOptions & { readonly perSecond: number }): OpenLoad {
  const idle = open(options);
  const all = [...idle];
  const tally = emptyTally();
  const due: number[] = [];
  const began = performance.now();
  let given = 0;
  let underWay = 0;
  let isStopped = false;

  const send = () => {
    while (due.length > 0 && idle.length > 0 && !isStopped) {
      const sender = idle.pop() as Sender;
      const dueAt = due.shift() as number;
      underWay++;
      sender.connection.send(sender.writer.write(), (outcome) => {
        underWay--;
        idle.push(sender);
        count(tally, outcome, performance.now() - dueAt);
        send();
      });
    }
  };
  const tick = setInterval(() => {
    const now = performance.now();
    const wanted = Math.floor(((now - began) * options.perSecond) / 1_000);
    for (; given < wanted; given++) due.push(Math.min(now, began + Math.ceil(((given + 1) * 1_000) / options.perSecond)));
    // what no sender could hold is not held here either
    if (due.length > options.perSecond) due.splice(0, due.length - options.perSecond);
    send();
  }, 1);

  return {
    tally,
    get late() {
      return due.length;
    },
    async stop() {
      isStopped = true;
      clearInterval(tick);
      await until(() => underWay === 0);
      for (const { connection } of all) connection.close();
    },
  };
}

async function until(done: () => boolean): Promise<void> {
  const deadline = performance.now() + lastAnswersMs;
  while (!done() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
}
