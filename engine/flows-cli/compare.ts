/** A folder's files beside the shop's drafts: what each would change, in words. */
import type { SaidProblem, SaidRemark } from "#lib/api/flows.ts";
import { diffFlows } from "#lib/flow/diff.ts";
import { changeSentence } from "#lib/flow/diff-words.ts";
import { type FlowDocument, flowDocument } from "#lib/flow/flow.ts";
import { namesIn } from "#lib/flow/portable/references.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import type { Locale } from "#lib/language/words.ts";
import { filesIn, type Kept, openFolder, printOf, readFile } from "./folder.ts";
import { CliRefusal, type Shop } from "./shop.ts";

export interface Compared {
  file: string;
  document: FlowDocument;
  remarks: readonly SaidRemark[];
  problems: readonly SaidProblem[];
  /** Null: the shop has no such flow yet. */
  there: { id: string; etag: string | null; print: string } | null;
  print: string;
  /** The draft is no more what it was when it was pulled, nor is it what the file says. */
  movedOn: boolean;
  /** Null: all of it is new. */
  changes: readonly string[] | null;
  /** Nothing at all is different, places included. */
  same: boolean;
}

export async function compareFolder(shop: Shop, folder: string, locale: Locale): Promise<{ kept: Kept; compared: Compared[] }> {
  const kept = openFolder(folder, false);
  const names = namesIn((await shop.ask<"getFlowNames">("GET", "/flows/names")).value);
  const compared: Compared[] = [];
  for (const file of filesIn(folder)) {
    const said = readFile(folder, file);
    const { value: read } = await shop.ask<"readFlowFile">("POST", "/flows/read-file", { body: said }).catch((error: unknown) => {
      throw error instanceof CliRefusal
        ? new CliRefusal({ en: `${file}: ${error.words.en}`, zh: `${file}：${error.words.zh}` }, error.values)
        : error;
    });
    const { document, remarks, problems } = read;
    const common = { file, document, remarks, problems, print: printOf(said) };
    const known = kept[file];
    const there = known ? await draftOf(shop, known.id) : null;
    if (!known || !there) {
      compared.push({ ...common, there: null, movedOn: false, changes: null, same: false });
      continue;
    }
    const changes = diffFlows(there.draft, document).map((change) => changeSentence(change, locale, (id) => names.get(id)));
    const movedOn = there.print !== known.pulled && there.print !== common.print && changes.length > 0;
    const same = changes.length === 0 && samePlaces(there.draft, document);
    compared.push({ ...common, there: { id: known.id, etag: there.etag, print: there.print }, movedOn, changes, same });
  }
  return { kept, compared };
}

async function draftOf(shop: Shop, id: string) {
  try {
    const file = await shop.ask<"exportFlow">("GET", `/flows/${id}/file`);
    const { value } = await shop.ask<"getFlow">("GET", `/flows/${id}`);
    const draft = flowDocument.parse(Object.fromEntries(Object.entries(value).filter(([name]) => name in flowDocument.shape)));
    return { draft, etag: file.etag, print: printOf(file.value) };
  } catch (error) {
    if (error instanceof CliRefusal && error.status === 404) return null;
    throw error;
  }
}

function samePlaces(a: FlowDocument, b: FlowDocument): boolean {
  const places = ({ nodes, stickies = [] }: FlowDocument) =>
    Object.fromEntries([...nodes, ...stickies].map(({ id, position }) => [id, [Math.round(position.x), Math.round(position.y)]]));
  return sameValue(places(a), places(b));
}
