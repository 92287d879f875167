/** What may import what. Each rule is one sentence of the house, and `tests/house.test.ts` shows that each can fail. */
const tests = "[.]test[.]tsx?$";
const aside = `^(tests|bench|[.]ci)/|${tests}|^[^/]+[.]config[.]|^drizzle/config`;

module.exports = {
  forbidden: [
    {
      name: "lib-is-the-ground",
      comment: "lib imports lib, zod and pure libraries only: what things mean depends on nothing that happens.",
      severity: "error",
      from: { path: "^lib/", pathNot: tests },
      to: {
        path: ".",
        pathNot:
          "^lib/|node_modules/(zod|@marcbachmann/cel-js|intl-messageformat|lossless-json|@dagrejs/dagre|ipaddr[.]js|croner|opencc-js|quickjs-emscripten-core|@jitl/quickjs-wasmfile-release-sync|yaml)/",
      },
    },
    {
      name: "core-is-pure",
      comment:
        "engine/core imports lib, zod, the sandbox's types and itself: the same files run in the browser, in the engine and in a simulation.",
      severity: "error",
      from: { path: "^engine/core/", pathNot: tests },
      to: { path: ".", pathNot: "^(lib|engine/core)/|node_modules/(zod|quickjs-emscripten-core)/" },
    },
    {
      name: "components-stay-above",
      comment: "components import lib, engine/core and themselves: what you see never reaches into what happens.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^(app|engine|drizzle)/", pathNot: "^engine/core/" },
    },
    {
      name: "components-never-reach-the-database",
      comment: "components never reach the database, not even through others: else it would be bundled for the browser.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^drizzle/|node_modules/(postgres|drizzle-orm)/", reachable: true },
    },
    {
      name: "app-asks-and-commands",
      comment: "app imports components, lib, engine/queries and engine/commands: a page asks or commands, and knows no more.",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^(engine|drizzle)/", pathNot: "^engine/(queries|commands|core)/" },
    },
    {
      name: "database-has-few-doors",
      comment: "drizzle is imported by engine/{start,store,queries,commands,effects/database} only: every statement has a known home.",
      severity: "error",
      from: { path: ".", pathNot: `^drizzle/|^engine/(start[.]ts|store/|queries/|commands/|effects/database/)|${aside}` },
      to: { path: "^drizzle/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "connectors-have-few-callers",
      comment: "connectors are imported by engine/{ingest,effects/network,commands} only.",
      severity: "error",
      from: { path: ".", pathNot: `^engine/(connectors|ingest|effects/network|commands)/|${aside}` },
      to: { path: "^engine/connectors/" },
    },
    {
      name: "node-knows-no-node",
      comment: "A node type does not import another: each is read, tested and taken away alone.",
      severity: "error",
      from: { path: "^lib/nodes/[^/]+/([^/]+)[.]ts$", pathNot: tests },
      to: { path: "^lib/nodes/[^/]+/[^/]+[.]ts$", pathNot: "^lib/nodes/[^/]+/$1[.]ts$" },
    },
    {
      name: "effect-knows-no-effect",
      comment: "A performer of one effect does not call another: what a turn did is what its journal says.",
      severity: "error",
      from: { path: "^engine/effects/(database|network|computed)/", pathNot: tests },
      to: { path: "^engine/effects/(database|network|computed)/", pathNot: "^engine/effects/$1/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "connector-knows-no-connector",
      comment: "A connector does not import another's folder: one outside system, one folder.",
      severity: "error",
      from: { path: "^engine/connectors/([^/]+)/", pathNot: tests },
      to: { path: "^engine/connectors/[^/]+/", pathNot: "^engine/connectors/$1/" },
    },
    {
      name: "runtime-knows-no-runtime",
      comment: "A runtime does not import another: they meet in one contract, and swapping them changes one line.",
      severity: "error",
      from: { path: "^engine/runtime/([^/]+)/", pathNot: tests },
      to: { path: "^engine/runtime/[^/]+/", pathNot: "^engine/runtime/$1/" },
    },
    {
      name: "engine-shows-nothing",
      comment: "engine never imports app, components or react.",
      severity: "error",
      from: { path: "^(engine|lib|drizzle)/", pathNot: tests },
      to: { path: "^(app|components)/|node_modules/(react|react-dom|reactflow)/" },
    },
    {
      name: "next-has-one-door",
      comment: "In the engine, next is imported in engine/server.ts only: the screens are one door of the process, not its frame.",
      severity: "error",
      from: { path: "^(engine|lib|drizzle)/", pathNot: `^engine/server[.]ts$|${tests}` },
      to: { path: "node_modules/next/" },
    },
    {
      name: "no-cycles",
      comment: "No cycles: arrows go down.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphans",
      comment: "No orphans: a file that nothing imports and that imports nothing is dead.",
      severity: "error",
      // the real shop's own files run there, in Medusa
      from: { orphan: true, pathNot: `[.]d[.]ts$|^app/|^engine/real-shop/project/|${aside}|[.]css$` },
      to: {},
    },
    {
      name: "nothing-unresolvable",
      comment: "An import that cannot be found is an arrow that these rules cannot judge.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "tests-stay-outside",
      comment: "The product imports no test and no bench.",
      severity: "error",
      from: { pathNot: aside },
      to: { path: `^(tests|bench)/|${tests}` },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[.]next/|^[.]cache/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
    },
    moduleSystems: ["es6"],
    cache: { folder: ".cache/dependency-cruiser", strategy: "content" },
  },
};
