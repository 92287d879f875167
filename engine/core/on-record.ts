/** What the outside and people answered when an event really came, read from the run that it started then. */
import { sameValue } from "#lib/flow/same-value.ts";
import type { Entry } from "#lib/run/journal.ts";
import { redact } from "#lib/run/redact.ts";
import { isWhole } from "#lib/run/whole.ts";
import type { OpenCall, OpenWait, Visit } from "./advance.ts";
import { callKey } from "./evaluate.ts";
import type { OnRecord } from "./rehearsed.ts";

/** @param journalOf of the run of this flow that the event started; null: none is on record */
export function onRecord(journalOf: (event: object) => readonly Entry[] | null): OnRecord {
  return {
    call(event, call) {
      // of items and called flows the runs of their own are not looked up
      if (call.key !== callKey(event.id, call)) return null;
      const journal = journalOf(event);
      if (!journal || !asked(journal, call)) return null;
      const last = journal.findLast((entry) => (entry.kind === "answered" || entry.kind === "failed") && isAt(entry, call));
      if (last?.kind === "answered") return isWhole(last.reply) ? { ok: true, reply: last.reply } : null;
      return last?.kind === "failed" && last.retryAt === undefined ? { ok: false, failure: { ...last.failure, final: true } } : null;
    },
    decision(event, wait) {
      const journal = journalOf(event);
      if (!journal?.some((entry) => entry.kind === "waiting" && isAt(entry, wait) && isSame(entry.input, wait))) return null;
      const entry = journal.find((each) => each.kind === "resolved" && isAt(each, wait));
      return entry?.kind === "resolved" ? { port: entry.port, output: entry.output, by: entry.by ?? "", at: entry.at } : null;
    },
  };
}

/** The same was asked then: of another question the answer is not known. */
const asked = (journal: readonly Entry[], call: OpenCall): boolean =>
  journal.some((entry) => entry.kind === "asked" && isAt(entry, call) && entry.effect === call.effect && isSame(entry.input, call));

const isAt = (entry: Visit, { node, visit }: Visit) => entry.node === node && entry.visit === visit;

/** As far as it was kept: masked and cut. */
const isSame = (kept: unknown, { input }: OpenCall | OpenWait) => sameValue(kept, redact(input));
