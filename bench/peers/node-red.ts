/** Node-RED with a flow of equal work: a request, a switch, a change, an answer. It keeps nothing: an answer is a finished run. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "../systems/child.ts";
import type { System } from "../systems/system.ts";
import { install, type Package } from "./install.ts";

const nodeRed: Package = { name: "node-red", version: "5.0.7" };

const flows = [
  { id: "f1", type: "tab", label: "Big orders" },
  { id: "n1", type: "http in", z: "f1", name: "", url: "/bench", method: "post", upload: false, wires: [["n2"]] },
  {
    id: "n2",
    type: "switch",
    z: "f1",
    property: "payload.total_price",
    propertyType: "msg",
    rules: [{ t: "gt", v: "500", vt: "num" }],
    checkall: "true",
    repair: false,
    outputs: 1,
    wires: [["n3"]],
  },
  {
    id: "n3",
    type: "change",
    z: "f1",
    rules: [{ t: "set", p: "payload", pt: "msg", to: '{"tag":"priority"}', tot: "json" }],
    wires: [["n4"]],
  },
  { id: "n4", type: "http response", z: "f1", statusCode: "202", headers: {}, wires: [] },
];

const settings = `module.exports = { flowFile: "flows.json", uiHost: "127.0.0.1", uiPort: 0, telemetry: { enabled: false },
  logging: { console: { level: "info", metrics: false, audit: false } } };`;

export function nodeRedSystem(cache: string, tell: (line: string) => void): System {
  const folder = install(cache, nodeRed, tell);
  return {
    name: `Node-RED ${nodeRed.version}`,
    connections: 128,
    keepsRuns: false,
    hasLanes: false,
    async start() {
      const home = mkdtempSync(join(tmpdir(), "tradewind-bench-node-red-"));
      writeFileSync(join(home, "flows.json"), JSON.stringify(flows));
      writeFileSync(join(home, "settings.js"), settings);
      const child = await startChild({
        args: [join(folder, "red.js"), "--userDir", home, "--settings", join(home, "settings.js")],
        env: {},
        // it listens before its flows are there
        ready: /127\.0\.0\.1:(\d+)(?=[\s\S]*Started flows)/,
      });
      return {
        target: { host: "127.0.0.1", port: Number(child.ready[1]), path: "/bench" },
        pid: child.pid,
        counts: async () => null,
        finishedMs: async () => null,
        async stop() {
          await child.stop();
          rmSync(home, { recursive: true, force: true });
        },
      };
    },
  };
}
