/**
 * A comparison says what publishing would really do: random drawings and random edits of them, each version once on the engine
 * in memory over the same events, and both compared over what was recorded.
 *
 * `SEEDS=…` plays more; a failing seed prints how to play it again.
 */
import { expect, test } from "vitest";
import { bindPair, type Pair } from "#engine/core/bind-pair.ts";
import { Comparison, type Difference } from "#engine/core/compare.ts";
import { explained } from "#engine/core/explained.ts";
import type { WouldAct } from "#engine/core/rehearsed.ts";
import { defaultCalendar } from "#lib/calendar/calendar.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { calledFlow, drawing, generator, type Random } from "./drawings.ts";
import { bound, calledDraft, engineKey, outcome, performed, type Really, sleep } from "./really.ts";
import { World } from "./world.ts";

const seeds = Number(process.env["SEEDS"] ?? 100);
const firstSeed = Number(process.env["SEED"] ?? 1);

/** What an operator changes: a setting, a condition, a length of time, the start, the ways; or a step is switched off or put in. */
function edited(live: FlowDraft, random: Random): FlowDraft {
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
  const nodes = (live.nodes ?? []).map((node) => {
    if (random() < 0.6) return node;
    switch (node.type) {
      case "trigger.event":
        return random() < 0.5 ? node : { ...node, config: { ...node.config, when: `!order.number.endsWith('${pick("1", "4")}')` } };
      case "logic.if":
        return { ...node, config: { when: `order.number.endsWith('${pick("2", "3", "5")}')` } };
      case "logic.wait":
        return { ...node, config: { for: pick("PT10S", "PT20M", "PT3H") } };
      case "order.tag":
        return { ...node, config: { ...node.config, tag: pick("other", "more") } };
      case "outside.http":
        return random() < 0.5 ? { ...node, disabled: true } : { ...node, config: { ...node.config, url: "https://example.com/other" } };
      default:
        return node;
    }
  });
  const edges = [...(live.edges ?? [])];
  const drawn = random();
  if (drawn < 0.2) edges.splice(Math.floor(random() * edges.length), 1);
  const way = edges[Math.floor(random() * edges.length)];
  if (drawn < 0.8 || !way) return { ...live, nodes, edges };
  const tag = { id: "putIn", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "in between" } };
  const around = [
    { ...way, to: tag.id },
    { from: tag.id, to: way.to },
  ];
  return { ...live, nodes: [...nodes, tag], edges: [...edges.filter((edge) => edge !== way), ...around] };
}

interface Step {
  readonly kind: "created" | "paid";
  readonly order: string;
  readonly after: number;
}

async function really(draft: FlowDraft, steps: readonly Step[], seed: number): Promise<{ world: World; until: string }> {
  const world = new World(draft, calledDraft);
  world.answer = ({ key }) => outcome(key, seed);
  for (const [i, { kind, order, after }] of steps.entries()) {
    if (kind === "paid") world.hear({ type: "order.paid", order: { id: order, currency: "EUR" } });
    else world.accept(order, i + 1);
    await sleep(world, after);
  }
  const until = new Date(world.now).toISOString();
  for (let i = 0; i < 40 && world.store.live.size > 0; i++) await sleep(world, 3 * 60 * 60_000);
  expect(world.store.live.size).toBe(0);
  return { world, until };
}

const none: Really = { status: "", actions: [] };
const said = (actions: readonly WouldAct[]) => actions.map(({ effect, args }) => `${effect} ${JSON.stringify(args)}`).sort();

function without(actions: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return actions
    .filter((action) => {
      const at = left.indexOf(action);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .sort();
}

/** How many events were told apart to their end, and how many of them were acted on differently. */
async function compare(seed: number): Promise<{ known: number; differ: number }> {
  const random = generator(seed);
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
  const burst = pick("queue", "queue", "queue", "drop", "replace", "settle");
  const live: FlowDraft = { ...drawing(random), ordering: "turn", burst, settleSeconds: 240 };
  const draft = edited(live, random);
  const steps = Array.from({ length: 2 + Math.floor(random() * 8) }, (_, i): Step => {
    const kind = random() < 0.4 && i > 0 ? "paid" : "created";
    return { kind, order: `o${Math.floor(random() * 3)}`, after: 1 + random() * pick(20_000, 400_000, 3_000_000) };
  });
  const was = await really(live, steps, seed);
  const would = await really(draft, steps, seed);
  expect([...would.world.store.events.keys()]).toEqual([...was.world.store.events.keys()]);

  const play = (flows: Partial<Pair>) => {
    if (!flows.draft) throw new Error("the draft of this test does not bind");
    const found = new Map<string, Difference>();
    const comparison = new Comparison({
      draft: flows.draft,
      live: flows.live ?? null,
      alike: flows.alike ?? new Set(),
      called: () => bound(calledFlow),
      calendar: () => defaultCalendar,
      onRecord: { call: (_, { key }) => outcome(engineKey(key), seed), decision: () => null },
      differs: (difference) => void found.set(difference.event.id, difference),
    });
    for (const event of was.world.store.events.values()) comparison.offer(event);
    comparison.finish(was.until);
    return { comparison, found };
  };
  const documents = { draft: flowDocument.parse(draft), live: flowDocument.parse(live) };
  const { comparison, found } = play(bindPair(documents, () => defaultCalendar));
  // each for itself, with its reasons: what they share, and what is told of them later, is the same
  const alone = { draft: bound(draft), live: bound(live) };
  const told = play(alone);
  expect(comparison.result()).toEqual(told.comparison.result());
  expect([...found.keys()]).toEqual([...told.found.keys()]);
  for (const [id, difference] of found)
    for (const side of ["draft", "live"] as const) {
      const [run, other] = [difference[side], told.found.get(id)?.[side] ?? null];
      expect(run === null ? undefined : explained(alone[side], run)).toEqual(other?.journal);
    }

  const done = { live: performed(was.world), draft: performed(would.world) };
  const result = comparison.result();
  const ids = new Set([...done.live.keys(), ...done.draft.keys()]);
  expect(result.runs).toBe(ids.size);
  expect(result.started).toEqual({ draft: done.draft.size, live: done.live.size });
  expect(result.differ).toBe(found.size);
  let differ = 0;
  for (const id of ids) {
    const { draft: after, live: before } = { draft: done.draft.get(id) ?? none, live: done.live.get(id) ?? none };
    const difference = found.get(id);
    // beyond a step that nobody can foretell nothing is claimed
    if (difference?.draft?.end === "unknown" || difference?.live?.end === "unknown") continue;
    if (!difference && result.unknown > 0) continue;
    const [more, fewer] = [without(after.actions, before.actions), without(before.actions, after.actions)];
    expect(said(difference?.more ?? [])).toEqual(more);
    expect(said(difference?.fewer ?? [])).toEqual(fewer);
    if (difference) {
      differ++;
      expect([difference.draft?.end ?? "", difference.live?.end ?? ""]).toEqual([after.status, before.status]);
    } else expect(after.status === "failed").toBe(before.status === "failed");
  }
  if (result.unknown === 0) {
    const failed = (all: ReadonlyMap<string, Really>) => [...all.values()].filter(({ status }) => status === "failed").length;
    expect(result.failed).toEqual({ draft: failed(done.draft), live: failed(done.live) });
    const sum = (of: "more" | "fewer") => result.kinds.reduce((total, kind) => total + kind[of], 0);
    expect(sum("more")).toBe(
      [...ids].reduce((n, id) => n + without(done.draft.get(id)?.actions ?? [], done.live.get(id)?.actions ?? []).length, 0),
    );
    expect(sum("fewer")).toBe(
      [...ids].reduce((n, id) => n + without(done.live.get(id)?.actions ?? [], done.draft.get(id)?.actions ?? []).length, 0),
    );
  }
  return { known: ids.size - result.unknown, differ };
}

test(`${seeds} seeds: a comparison says what publishing would really do`, { timeout: seeds * 2_000 }, async () => {
  const all = { known: 0, differ: 0 };
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    try {
      const { known, differ } = await compare(seed);
      all.known += known;
      all.differ += differ;
    } catch (error) {
      throw new Error(`seed ${seed}: SEED=${seed} SEEDS=1 npx vitest run tests/simulation/comparison.test.ts`, { cause: error });
    }
  }
  if (seeds < 50) return;
  // it has something to say
  expect(all.known).toBeGreaterThan(seeds);
  expect(all.differ).toBeGreaterThan(seeds / 4);
});
