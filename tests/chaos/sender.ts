/**
 * A platform that sends signed webhooks as platforms do: each again and again until it is acknowledged, an order's next event
 * only after the former's 2xx, where wanted several copies at once. What it was promised is what it checks us by.
 */
import { createHmac } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export interface Door {
  readonly path: string;
  readonly secret: string;
}

interface SenderSettings {
  readonly door: Door;
  /** Where it may send to now; none: nothing is up. */
  readonly bases: () => readonly string[];
  /** Orders that are under way at once. */
  readonly orders: number;
  readonly eventsPerOrder: number;
  /** Stops by itself once so many events are acknowledged. */
  readonly events?: number;
  /** Copies of a message that are sent at once. */
  readonly copies?: (n: number) => number;
  /** Every so many-th event is one that calls outside. */
  readonly outsideEvery?: number;
  /** A pause after each acknowledged event of an order, ms. */
  readonly pauseMs?: number;
  readonly timeoutMs?: number;
  /** The clock by which it signs, ms since 1970. */
  readonly now?: () => number;
  /** Told apart from other senders of the same test. */
  readonly name?: string;
}

export class Sender {
  /** Message to event, for each that was given a 2xx. */
  readonly acknowledged = new Map<string, string>();
  /** Numbers by order, as they were sent. */
  readonly sent = new Map<string, string[]>();
  readonly callOutside = new Set<string>();
  /** Messages that were told two different event ids. */
  readonly contradicted = new Set<string>();
  copiesSent = 0;
  readonly answers = new Map<number | string, number>();
  readonly #settings: SenderSettings;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 512 });
  #orders = 0;
  #events = 0;
  #stopped = false;
  #paused: Promise<void> | null = null;
  #waiting: { since: number; done: (at: number) => void }[] = [];
  #all: Promise<unknown> | null = null;

  constructor(settings: SenderSettings) {
    this.#settings = settings;
  }

  start(): this {
    this.#all = Promise.all(Array.from({ length: this.#settings.orders }, () => this.#run()));
    return this;
  }

  /** Begins no further event and waits until everything that was sent is acknowledged. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.done();
  }

  /** Resolves once as many events are acknowledged as were wanted. */
  async done(): Promise<void> {
    await this.#all;
    this.#agent.destroy();
  }

  /** Sends nothing new while `work` goes on. */
  async quiet<T>(work: () => Promise<T>): Promise<T> {
    let go: () => void = () => {};
    this.#paused = new Promise((done) => {
      go = done;
    });
    try {
      return await work();
    } finally {
      this.#paused = null;
      go();
    }
  }

  /** When (`performance.now()`) the first message that was sent after this moment was acknowledged. */
  acknowledgedAfter(since: number): Promise<number> {
    return new Promise((done) => this.#waiting.push({ since, done }));
  }

  async #run(): Promise<void> {
    const { eventsPerOrder, events = Number.POSITIVE_INFINITY, name = "o" } = this.#settings;
    while (!this.#stopped && this.#events < events) {
      const order = `${name}${++this.#orders}`;
      const numbers: string[] = [];
      this.sent.set(order, numbers);
      for (let i = 1; i <= eventsPerOrder && !this.#stopped && this.#events < events; i++) {
        if (this.#paused) await this.#paused;
        const number = `${order}-${String(i).padStart(3, "0")}`;
        numbers.push(number);
        await this.#deliver(order, number, ++this.#events);
        if (this.#settings.pauseMs) await pause(this.#settings.pauseMs);
      }
    }
  }

  async #deliver(order: string, number: string, n: number): Promise<void> {
    const { outsideEvery = 0, copies } = this.#settings;
    const outside = outsideEvery > 0 && n % outsideEvery === 0;
    if (outside) this.callOutside.add(number);
    const body = JSON.stringify({
      type: "order.created",
      order: { id: order, number, total: { amountMinor: outside ? 90_000 : 1_000, currency: "EUR" }, currency: "EUR" },
    });
    await Promise.all(Array.from({ length: copies?.(n) ?? 1 }, (_, i) => this.#insist(number, body, n + i)));
  }

  /** One copy, until it has its 2xx. */
  async #insist(number: string, body: string, turn: number): Promise<void> {
    this.copiesSent++;
    for (let i = 0; ; i++) {
      const bases = this.#settings.bases();
      const base = bases[(turn + i) % Math.max(1, bases.length)];
      const began = performance.now();
      const eventId = base ? await this.#post(base, number, body) : null;
      if (eventId) {
        const known = this.acknowledged.get(number);
        if (known === undefined) this.acknowledged.set(number, eventId);
        else if (known !== eventId) this.contradicted.add(number);
        this.#tell(began);
        return;
      }
      await pause(20);
    }
  }

  #tell(began: number): void {
    const now = performance.now();
    const told = this.#waiting.filter(({ since }) => began >= since);
    if (told.length === 0) return;
    this.#waiting = this.#waiting.filter(({ since }) => began < since);
    for (const { done } of told) done(now);
  }

  #post(base: string, number: string, body: string): Promise<string | null> {
    const { door, timeoutMs = 20_000, now = Date.now } = this.#settings;
    const at = Math.floor(now() / 1_000);
    const key = Buffer.from(door.secret.replace(/^whsec_/, ""), "base64");
    const signature = createHmac("sha256", key).update(`${number}.${at}.${body}`).digest("base64");
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "webhook-id": number,
      "webhook-timestamp": String(at),
      "webhook-signature": `v1,${signature}`,
    };
    return new Promise((done) => {
      const count = (what: number | string) => this.answers.set(what, (this.answers.get(what) ?? 0) + 1);
      const read = (res: IncomingMessage) => {
        let text = "";
        count(res.statusCode ?? 0);
        res.setEncoding("utf8");
        res.on("data", (part: string) => {
          text += part;
        });
        res.on("error", () => done(null));
        res.on("close", () => done(res.complete && (res.statusCode ?? 500) < 300 ? eventIdIn(text) : null));
      };
      const req = request(base + door.path, { method: "POST", headers, agent: this.#agent, timeout: timeoutMs }, read);
      req.on("timeout", () => req.destroy(new Error("timeout")));
      req.on("error", (error: NodeJS.ErrnoException) => {
        count(error.code ?? error.message);
        done(null);
      });
      req.end(body);
    });
  }
}

function eventIdIn(text: string): string | null {
  try {
    return (JSON.parse(text) as { eventId?: string }).eventId ?? null;
  } catch {
    return null;
  }
}
