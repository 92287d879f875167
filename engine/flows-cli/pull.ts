import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileText } from "#lib/flow/portable/file-text.ts";
import type { PortableFlow } from "#lib/flow/portable/write.ts";
import { flowsCliWords as words } from "#lib/language/flows-cli.ts";
import type { Say } from "#lib/language/render.ts";
import { limits } from "#lib/limits.ts";
import { filesIn, freshName, type Kept, openFolder, printOf, readFile, writeKept } from "./folder.ts";
import type { Shop } from "./shop.ts";

interface Pulling {
  shop: Shop;
  folder: string;
  force: boolean;
  say: Say;
  print: (line: string) => void;
}

/** Every flow into its file. A file with changes of its own is left alone: false, where both sides have moved on. */
export async function pull({ shop, folder, force, say, print }: Pulling): Promise<boolean> {
  const kept: Kept = { ...openFolder(folder, true) };
  const files = new Set(filesIn(folder));
  const taken = new Set([...files, ...Object.keys(kept)].map((name) => name.toLowerCase()));
  const nameOf = new Map(Object.entries(kept).map(([name, { id }]) => [id, name]));
  const seen = new Set<string>();
  let agreed = true;
  for (const { id, name } of await allFlows(shop)) {
    const { value } = await shop.ask<"exportFlow">("GET", `/flows/${id}/file`);
    const file = value as PortableFlow;
    const there = printOf(file);
    const at = nameOf.get(id) ?? freshName(name, taken);
    taken.add(at.toLowerCase());
    seen.add(at);
    const here = files.has(at) ? printOf(readFile(folder, at)) : null;
    const pulled = kept[at]?.pulled ?? null;
    if (here !== null && here !== pulled && here !== there && !force) {
      print(say(there === pulled ? words.keptYours : words.bothMoved, { file: at }));
      if (there !== pulled) agreed = false;
      continue;
    }
    writeFileSync(join(folder, at), fileText(file));
    kept[at] = { id, pulled: there };
    print(say(here === null ? words.written : here === there ? words.same : words.updated, { file: at, name }));
  }
  for (const at of Object.keys(kept)) {
    if (seen.has(at)) continue;
    print(say(words.goneFromShop, { file: at }));
    delete kept[at];
  }
  writeKept(folder, kept);
  return agreed;
}

async function allFlows(shop: Shop): Promise<{ id: string; name: string }[]> {
  const all: { id: string; name: string }[] = [];
  for (let cursor = ""; ; ) {
    const page = await shop.ask<"listFlows">(
      "GET",
      `/flows?limit=${limits.pageRowsMax}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    all.push(...page.value.items);
    if (page.value.next === null) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    cursor = page.value.next;
  }
}
