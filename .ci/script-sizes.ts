/**
 * What a browser loads before a page answers, gzipped, page by page, against its budget. It reads a build
 * (`npm start` and `npm test` make one) and fails where a page has grown past what it is held at, or where it finds none.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const build = process.argv[2] ?? join(root, ".next");
const kB = 1_000;
/**
 * `wanted` is the budget; `held` is what a page may not grow past until it is met. The framework alone is 131 kB.
 * The editor carries the canvas; answers are checked in the expression language while they are written;
 * what is connected, paid or awaited is read with the schemas of its sources.
 */
const budgets: { page: RegExp; wanted: number; held: number }[] = [
  { page: /^\/flows\/\[flowId\]$/, wanted: 350 * kB, held: 390 * kB },
  { page: /^\/conversations\/answers$/, wanted: 200 * kB, held: 275 * kB },
  { page: /^\/connections$/, wanted: 200 * kB, held: 260 * kB },
  { page: /^\/(conversations\/channels|needs-you)$/, wanted: 200 * kB, held: 240 * kB },
  { page: /^\/money/, wanted: 200 * kB, held: 230 * kB },
  { page: /^\/(runs\/\[runId\]|actions)$/, wanted: 200 * kB, held: 215 * kB },
  { page: /^\//, wanted: 200 * kB, held: 206 * kB },
];

const sizes = new Map<string, number>();
function gzipped(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(join(build, file)), { level: 9 }).length;
  sizes.set(file, size);
  return size;
}

/** The manifest is a script that sets one value of a global. */
function entriesOf(manifest: string): Record<string, string[]> {
  const text = readFileSync(join(build, manifest), "utf8");
  const json = text.slice(
    text.indexOf("{", text.indexOf("] = ") > 0 ? text.indexOf("] = ") : text.indexOf("]=")),
    text.lastIndexOf("}") + 1,
  );
  return (JSON.parse(json) as { entryJSFiles: Record<string, string[]> }).entryJSFiles;
}

const routeOf = (manifest: string): string =>
  `/${manifest
    .replace(/^server\/app\//, "")
    .replace(/page_client-reference-manifest\.js$/, "")
    .split("/")
    .filter((part) => part !== "" && !part.startsWith("("))
    .join("/")}`;

if (!existsSync(join(build, "build-manifest.json"))) {
  console.log("There is no build to measure: `npm start` makes one.");
  process.exit(1);
}
const { rootMainFiles } = JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8")) as { rootMainFiles: string[] };
const pages = globSync("server/app/**/page_client-reference-manifest.js", { cwd: build })
  .filter((manifest) => !manifest.includes("/_"))
  .map((manifest) => {
    const files = new Set([...rootMainFiles, ...Object.values(entriesOf(manifest)).flat()]);
    const bytes = [...files].filter((file) => file.endsWith(".js")).reduce((sum, file) => sum + gzipped(file), 0);
    const route = routeOf(manifest);
    const { wanted = 0, held = 0 } = budgets.find(({ page }) => page.test(route)) ?? {};
    return { route, bytes, wanted, held };
  })
  .sort((a, b) => b.bytes - a.bytes);

const shown = (bytes: number) => `${Math.round(bytes / kB)} kB`.padStart(7);
for (const { route, bytes, wanted, held } of pages) {
  const mark = bytes < wanted ? "ok  " : bytes < held ? "over" : "FAIL";
  console.log(`${mark} ${shown(bytes)}, budget ${shown(wanted).trim()}, held at ${shown(held).trim()}  ${route}`);
}
const over = pages.filter(({ bytes, wanted }) => bytes >= wanted).length;
const grown = pages.filter(({ bytes, held }) => bytes >= held).length;
console.log(`First scripts, gzip: ${pages.length} pages, ${over} over their budget, ${grown} past what they are held at`);
process.exit(pages.length > 5 && grown === 0 ? 0 : 1);
