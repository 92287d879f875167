/** A flow as large as a flow can be: lines of steps side by side from one start, on a grid that fits a screen when zoomed out. */
export function largeFlow(name: string, steps: number) {
  const rows = Math.max(1, Math.round(Math.sqrt(steps / 2)));
  const nodes = Array.from({ length: steps }, (_, i) =>
    i === 0
      ? { id: "start", type: "trigger.event", config: { event: "order.created" }, position: { x: 0, y: 0 } }
      : {
          id: `s${i}`,
          type: "team.note",
          config: { text: `Step ${i}` },
          position: { x: 320 * (1 + Math.floor((i - 1) / rows)), y: 144 * ((i - 1) % rows) },
        },
  );
  const edges = nodes.slice(1).map(({ id }, i) => ({ from: i < rows ? "start" : `s${i + 1 - rows}`, port: "out", to: id }));
  return { name, nodes, edges };
}
