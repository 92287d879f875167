/** Random drawings for the simulation: every kind of step, with what a model can foretell of each. */
import type { FlowDraft } from "#lib/flow/flow.ts";

export type Random = () => number;

/** mulberry32 */
export function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const calledFlowId = "00000000-0000-4000-8000-000000000002";

/** What another flow may call: one call of its own, then a result. */
export const calledFlow: FlowDraft = {
  name: "Called",
  nodes: [
    { id: "begin", type: "trigger.flow", config: { inputs: {} } },
    { id: "inner", type: "outside.http", config: { method: "PUT", url: "https://example.com/inner" } },
    { id: "give", type: "logic.stop", config: { outcome: "finished", result: { ok: "yes" } } },
  ],
  edges: [
    { from: "begin", to: "inner" },
    { from: "inner", port: "ok", to: "give" },
  ],
};

type Node = NonNullable<FlowDraft["nodes"]>[number];
type Edge = NonNullable<FlowDraft["edges"]>[number];
interface Open {
  readonly from: string;
  readonly port: string;
}

/**
 * Grows a drawing from its start: each step continues one open end, branches fork and sometimes meet again. Behind a step
 * that catches stands one call alone, so that what a failure cuts off does not depend on who came first.
 */
export function drawing(random: Random): FlowDraft {
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
  const nodes: Node[] = [{ id: "start", type: "trigger.event", config: { event: "order.created" } }];
  const edges: Edge[] = [];
  let made = 0;
  const add = (type: string, config: Record<string, unknown>, at: readonly Open[]): string => {
    const id = `n${++made}`;
    nodes.push({ id, type, config });
    for (const { from, port } of at) edges.push({ from, port, to: id });
    return id;
  };
  const open: Open[] = [{ from: "start", port: "out" }];
  const size = 2 + Math.floor(random() * 7);
  while (made < size && open.length > 0) {
    const at = open.splice(Math.floor(random() * open.length), 1);
    const kind = pick("call", "call", "post", "tag", "note", "if", "wait", "hear", "fork", "meet", "try", "each", "flow", "stop", "switch");
    if (kind === "call" || kind === "post") {
      const id = add("outside.http", { method: kind === "call" ? "PUT" : "POST", url: `https://example.com/${kind}` }, at);
      open.push({ from: id, port: "ok" });
      if (random() < 0.4) open.push({ from: id, port: "failed" });
    } else if (kind === "tag") open.push({ from: add("order.tag", { orderId: "{{ order.id }}", tag: `t${made + 1}` }, at), port: "out" });
    else if (kind === "note") open.push({ from: add("team.note", { text: `n${made + 1} {{ order.number }}` }, at), port: "out" });
    else if (kind === "if") {
      const id = add("logic.if", { when: `order.number.endsWith('${pick("1", "2", "3")}')` }, at);
      open.push({ from: id, port: "true" }, { from: id, port: "false" });
    } else if (kind === "wait") open.push({ from: add("logic.wait", { for: pick("PT30S", "PT5M", "PT2H") }, at), port: "out" });
    else if (kind === "hear") {
      const id = add("logic.wait-for-event", { event: "order.paid", about: "order", timeout: pick("PT1M", "PT1H") }, at);
      open.push({ from: id, port: "event" }, { from: id, port: "timeout" });
    } else if (kind === "fork") {
      const id = add("logic.parallel", {}, at);
      for (let i = 2 + Math.floor(random() * 2); i > 0; i--) open.push({ from: id, port: "out" });
    } else if (kind === "meet") {
      const others = open.splice(0, Math.floor(random() * 2) + 1);
      const how = pick("all", "any", "number");
      open.push({ from: add("logic.join", { how, count: 2 }, [...at, ...others]), port: "out" });
    } else if (kind === "try") {
      const id = add("logic.try", {}, at);
      add("outside.http", { method: "PUT", url: "https://example.com/tried" }, [{ from: id, port: "do" }]);
      if (random() < 0.8) open.push({ from: id, port: "failed" });
    } else if (kind === "each") {
      const items = `[${Array.from({ length: Math.floor(random() * 5) }, (_, i) => i).join(",")}]`;
      const id = add("logic.for-each", { items, atOnce: 1 + Math.floor(random() * 3) }, at);
      add("outside.http", { method: "PUT", url: "https://example.com/item" }, [{ from: id, port: "each" }]);
      open.push({ from: id, port: "done" });
      if (random() < 0.5) open.push({ from: id, port: "failed" });
    } else if (kind === "flow") {
      const id = add("logic.call-flow", { flow: calledFlowId, inputs: {}, wait: true }, at);
      open.push({ from: id, port: "done" });
      if (random() < 0.5) open.push({ from: id, port: "failed" });
    } else if (kind === "stop") add("logic.stop", { outcome: pick("finished", "failed"), message: "Stop", result: {} }, at);
    else {
      const id = add("logic.switch", { cases: [{ id: "one", label: "one", when: "order.number.endsWith('1')" }] }, at);
      open.push({ from: id, port: "one" }, { from: id, port: "otherwise" });
    }
  }
  return { name: "Simulated", ordering: pick("turn", "strict", "none"), nodes, edges };
}
