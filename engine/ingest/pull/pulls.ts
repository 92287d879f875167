/** Keeps a reader open for every source that is read and not sent to, and closes those that are gone, changed, or another's. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { limits } from "#lib/limits.ts";
import type { Pulling, PullState } from "../../connectors/pull.ts";
import { bindPull, pullSchemes } from "../../connectors/pulls.ts";
import type { PullRow } from "../../store/pulls.ts";
import { type KeepParts, keepPulled } from "./keep.ts";

export interface PullsParts extends KeepParts {
  hold(owner: string, schemes: readonly string[]): Promise<PullRow[]>;
  leave(owner: string, sourceIds: readonly string[]): Promise<void>;
  note(sourceId: string, state: { ok: boolean; message: string }, taken: boolean): Promise<void>;
  open(sealed: Uint8Array, boundTo: string): string;
}

interface Reader {
  readonly revision: string;
  close(): Promise<void>;
}

export function pulls(parts: PullsParts): { stop(): Promise<void> } {
  const owner = randomUUID();
  const readers = new Map<string, Reader>();
  const stopping = new AbortController();
  let heldAt = performance.now();

  async function look(): Promise<void> {
    const rows = await parts.hold(owner, pullSchemes).catch((error: unknown) => {
      parts.report(error);
      // the lease may be another's by now
      return performance.now() - heldAt < limits.pullLeaseMs ? null : [];
    });
    if (!rows) return;
    heldAt = performance.now();
    const wanted = new Map(rows.map((row) => [row.id, row]));
    for (const [id, reader] of readers) if (wanted.get(id)?.revision !== reader.revision) await drop(id, reader);
    for (const row of rows) if (!readers.has(row.id)) readers.set(row.id, openReader(parts, row));
  }

  async function drop(id: string, reader: Reader): Promise<void> {
    readers.delete(id);
    await reader.close();
  }

  const work = (async () => {
    while (!stopping.signal.aborted) {
      await look();
      await pause(limits.pullLookMs, null, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  })();

  return {
    async stop() {
      stopping.abort();
      await work;
      const ids = [...readers.keys()];
      await Promise.all([...readers].map(([id, reader]) => drop(id, reader)));
      await parts.leave(owner, ids).catch(() => {});
    },
  };
}

function openReader(parts: PullsParts, row: PullRow): Reader {
  const closing = new AbortController();
  let told: PullState = { ok: true };
  let notedAt = Number.NEGATIVE_INFINITY;
  const note = (state: PullState, taken: boolean) => {
    told = state;
    notedAt = performance.now();
    parts.note(row.id, { ok: state.ok, message: state.ok ? "" : state.message }, taken).catch(parts.report);
  };
  const from = bindPull(row.scheme, row.settings);
  let pulling: Pulling | null = null;
  if (!from) note({ ok: false, message: "Its settings cannot be read." }, false);
  else
    pulling = from.open({
      address: parts.open(row.sealed, `source/${row.id}/secret`),
      async take(messages) {
        await keepPulled(parts, { sourceId: row.id, workspaceId: row.workspaceId, settings: from.settings }, messages, closing.signal);
        if (performance.now() - notedAt > limits.pullNoteMs) note(told, true);
      },
      tell: (state) => note(state, false),
    });
  return {
    revision: row.revision,
    async close() {
      closing.abort();
      await pulling?.close();
    },
  };
}
