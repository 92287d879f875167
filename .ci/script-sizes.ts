/**
 * What a browser loads before a page answers, gzipped, page by page, against its budget. It reads a build
 * (`npm start` and `npm test` make one) and fails where a page is over it, or where it finds none.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const build = process.argv[2] ?? join(root, ".next");
const kB = 1_000;
/** The framework alone is 131 kB. The editor carries the canvas and the steps; what else needs much comes when it is asked for. */
const budgetOf = (route: string): number => (route === "/flows/[flowId]" ? 350 : 200) * kB;

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
    return { route, bytes, budget: budgetOf(route) };
  })
  .sort((a, b) => b.bytes - a.bytes);

const shown = (bytes: number) => `${Math.round(bytes / kB)} kB`.padStart(7);
for (const { route, bytes, budget } of pages)
  console.log(`${bytes < budget ? "ok  " : "OVER"} ${shown(bytes)}, budget ${shown(budget).trim()}  ${route}`);
const over = pages.filter(({ bytes, budget }) => bytes >= budget).length;
console.log(`First scripts, gzip: ${pages.length} pages, ${over} over their budget`);
process.exit(pages.length > 5 && over === 0 ? 0 : 1);
