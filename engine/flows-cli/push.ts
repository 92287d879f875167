import type { FlowSaved } from "#lib/api/flows.ts";
import { flowsCliWords as words } from "#lib/language/flows-cli.ts";
import type { Say } from "#lib/language/render.ts";
import type { Locale } from "#lib/language/words.ts";
import { type Compared, compareFolder } from "./compare.ts";
import { writeKept } from "./folder.ts";
import { CliRefusal, type Shop } from "./shop.ts";

interface Pushing {
  shop: Shop;
  folder: string;
  /** Also where the draft has moved on. */
  force: boolean;
  /** Shows what would happen, and does nothing. */
  dryRun: boolean;
  publish: boolean;
  note: string;
  locale: Locale;
  say: Say;
  print: (line: string) => void;
}

/** Files into drafts. False: one of them was not taken, and it was said why. */
export async function push({
  shop,
  folder,
  force,
  dryRun,
  publish,
  note,
  locale,
  say,
  print,
}: Pushing): Promise<{ taken: boolean; differs: boolean }> {
  const { kept, compared } = await compareFolder(shop, folder, locale);
  if (compared.length === 0) print(say(words.noFiles, { folder }));
  let taken = true;
  let differs = false;
  for (const each of compared) {
    const isNew = each.changes === null;
    if (isNew || (each.changes?.length ?? 0) > 0) differs = true;
    show(each, say, print);
    if (dryRun) continue;
    if (each.movedOn && !force) {
      print(`  ${say(words.movedOn)}`);
      taken = false;
      continue;
    }
    try {
      const saved = each.same ? null : await save(shop, each);
      const id = saved?.id ?? each.there?.id ?? "";
      kept[each.file] = { id, pulled: each.print };
      if (saved) print(`  ${say(isNew ? words.made : words.saved)}`);
      if (!publish) continue;
      const { value } = await shop.ask<"publishFlow">("POST", `/flows/${id}/publish`, {
        body: { note },
        ifMatch: saved ? `"${saved.revision}"` : (each.there?.etag ?? null),
      });
      print(`  ${say(words.published, { version: value.version })}`);
    } catch (error) {
      if (!(error instanceof CliRefusal)) throw error;
      print(`  ${say(error.words, error.values)}`);
      taken = false;
    }
  }
  if (!dryRun) writeKept(folder, kept);
  return { taken, differs };
}

async function save(shop: Shop, { there, document }: Compared): Promise<FlowSaved> {
  if (!there) return (await shop.ask<"createFlow">("POST", "/flows", { body: document })).value;
  return (await shop.ask<"saveDraft">("PUT", `/flows/${there.id}`, { body: document, ifMatch: there.etag })).value;
}

function show({ file, document, changes, remarks, problems }: Compared, say: Say, print: (line: string) => void): void {
  if (changes === null) print(say(words.newFlow, { file, name: document.name, n: document.nodes.length }));
  else print(say(words.changes, { file, n: changes.length }));
  for (const change of changes ?? []) print(`  ${change}`);
  for (const { message } of remarks) print(`  ! ${message}`);
  const errors = problems.filter(({ level }) => level === "error");
  if (errors.length > 0) print(`  ! ${say(words.problems, { n: errors.length })}`);
  for (const { nodeId, message } of errors) print(`    ${nodeId ? `${nodeId}: ` : ""}${message}`);
}
