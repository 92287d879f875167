/** What every transport is held to; each runtime's test runs this suite over its own harness. The promises are in `lane.ts`. */
import { afterEach, describe, expect, test } from "vitest";
import type { Fence, LaneTransport, Message, TakeTurns } from "./lane.ts";

export interface LaneHarness {
  /** Commits one message for a lane and offers it to the transport that is open; its id. */
  accept(lane: string): Promise<string>;
  /** Sets a timer for a run of a lane; the id its wake-up will carry. */
  wakeAt(lane: string, ms: number): Promise<string>;
  /** A new transport over what was stored. The former one must be stopped or abandoned. */
  open(): LaneTransport;
  /** What a store does inside its commit. */
  commit(fence: Fence): Promise<void>;
  /** Messages in the open transport's memory, where it keeps no more of a stuck lane than its head. */
  waiting?(): number;
  /** The timer fired and its run is done. */
  forget(id: string): Promise<void>;
  close(): Promise<void>;
}

const idOf = ({ delivery }: Message) => (delivery.kind === "wake" ? (delivery.runId ?? "") : delivery.eventId);

export function laneContract(name: string, makeHarness: () => Promise<LaneHarness>): void {
  describe(`${name} keeps the lane contract`, () => {
    let harness: LaneHarness;
    let transport: LaneTransport | null = null;
    const seen: { id: string; lane: string }[] = [];
    const start = async (take: TakeTurns) => {
      transport = harness.open();
      await transport.start(take);
    };
    /** Settles all but those that `hold` picks, and notes them. */
    const taking =
      (hold: (message: Message) => boolean = () => false): TakeTurns =>
      async (batch, fenceFor) => {
        const blocked = new Set<string>();
        const settled: Message[] = [];
        const untouched: Message[] = [];
        for (const message of batch) {
          const lane = message.delivery.lane;
          if (blocked.has(lane) && message.delivery.kind === "event" && message.heldSince === null) {
            untouched.push(message);
            continue;
          }
          seen.push({ id: idOf(message), lane });
          if (hold(message)) {
            message.heldSince = 0;
            blocked.add(lane);
          } else settled.push(message);
        }
        await harness.commit(fenceFor(settled));
        for (const message of settled) if (message.delivery.kind === "wake") await harness.forget(idOf(message));
        return { settled, untouched };
      };
    const until = async (done: () => boolean) => {
      for (let i = 0; i < 500 && !done(); i++) await new Promise((next) => setTimeout(next, 10));
      expect(done()).toBe(true);
    };
    const begin = async () => {
      seen.length = 0;
      harness = await makeHarness();
    };

    afterEach(async () => {
      await transport?.stop();
      transport = null;
      await harness.close();
    });

    test("1: messages of one lane arrive in order, however many lanes there are", async () => {
      await begin();
      await start(taking());
      const sent = new Map<string, string[]>();
      for (let i = 0; i < 120; i++) {
        const lane = `lane ${i % 7}`;
        const id = await harness.accept(lane);
        sent.set(lane, [...(sent.get(lane) ?? []), id]);
      }
      await until(() => seen.length >= 120);
      for (const [lane, ids] of sent) expect(seen.filter((one) => one.lane === lane).map((one) => one.id)).toEqual(ids);
    });

    test("1: the next message of a lane waits until the former settled", async () => {
      await begin();
      let held: Message | null = null;
      await start(
        taking((message) => {
          if (held) return false;
          held = message;
          return true;
        }),
      );
      const first = await harness.accept("a");
      const second = await harness.accept("a");
      await until(() => seen.length >= 1);
      await new Promise((next) => setTimeout(next, 150));
      expect(seen.map(({ id }) => id)).toEqual([first]);
      transport?.resume(held as unknown as Message);
      await until(() => seen.length >= 3);
      expect(seen.map(({ id }) => id)).toEqual([first, first, second]);
    });

    test("2: a lane that is held never holds another", async () => {
      await begin();
      await start(taking((message) => message.delivery.lane === "stuck"));
      await harness.accept("stuck");
      await harness.accept("stuck");
      for (let i = 0; i < 40; i++) await harness.accept(`free ${i}`);
      await until(() => seen.filter(({ lane }) => lane !== "stuck").length === 40);
      expect(seen.filter(({ lane }) => lane === "stuck")).toHaveLength(1);
    });

    test("2: however many wait behind a held head, others go on, and they come in order when it is done", async () => {
      await begin();
      let head: Message | null = null;
      await start(
        taking((message) => {
          if (head || message.delivery.lane !== "stuck") return false;
          head = message;
          return true;
        }),
      );
      const ids: string[] = [];
      for (let i = 0; i < 60; i++) ids.push(await harness.accept("stuck"));
      await until(() => head !== null);
      await until(() => harness.waiting === undefined || harness.waiting() === 1);
      for (let i = 0; i < 20; i++) {
        ids.push(await harness.accept("stuck"));
        await harness.accept(`free ${i}`);
      }
      await until(() => seen.filter(({ lane }) => lane !== "stuck").length === 20);
      expect(seen.filter(({ lane }) => lane === "stuck")).toHaveLength(1);
      transport?.resume(head as unknown as Message);
      await until(() => seen.filter(({ lane }) => lane === "stuck").length >= 81);
      expect(seen.filter(({ lane }) => lane === "stuck").map(({ id }) => id)).toEqual([ids[0], ...ids]);
    });

    test("3: after a restart what was not settled comes again, in order, and what was does not", async () => {
      await begin();
      await start(taking((message) => message.delivery.lane === "stuck"));
      const stuck = [await harness.accept("stuck"), await harness.accept("stuck")];
      for (let i = 0; i < 10; i++) await harness.accept(`free ${i}`);
      await until(() => seen.length >= 11);
      await transport?.stop();
      seen.length = 0;
      await start(taking());
      await until(() => stuck.every((id) => seen.some((one) => one.id === id)));
      expect(seen.filter(({ lane }) => lane === "stuck").map(({ id }) => id)).toEqual(stuck);
      await transport?.stop();
      seen.length = 0;
      await start(taking());
      await new Promise((next) => setTimeout(next, 200));
      expect(seen.filter(({ lane }) => lane === "stuck")).toEqual([]);
    });

    test("3: a batch that broke comes again, whole and in order", async () => {
      await begin();
      let breaks = 5;
      const take = taking();
      await start(async (batch, fenceFor) => {
        if (breaks-- > 0) throw new Error("the store said no");
        return take(batch, fenceFor);
      });
      const ids: string[] = [];
      for (let i = 0; i < 20; i++) ids.push(await harness.accept("a"));
      await until(() => seen.length >= 20);
      expect(seen.map(({ id }) => id)).toEqual(ids);
    });

    test("4: a wake-up arrives once, not before its time, and passes a held lane", async () => {
      await begin();
      await start(taking((message) => message.delivery.kind === "event"));
      await harness.accept("a");
      await until(() => seen.length === 1);
      const due = Date.now() + 300;
      const wake = await harness.wakeAt("a", due);
      await until(() => seen.some(({ id }) => id === wake));
      expect(Date.now()).toBeGreaterThanOrEqual(due);
      await new Promise((next) => setTimeout(next, 400));
      expect(seen.filter(({ id }) => id === wake)).toHaveLength(1);
    });
  });
}
