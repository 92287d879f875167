/**
 * What is paused, as this process knows it. Read again with the flows, whenever the publication's revision has grown.
 *
 * 1. A run that would start in a paused flow becomes a live row: parked, reason `paused`, no journal, no time to wake.
 *    The store confirms under lock that the pause still stands; where it was lifted meanwhile the batch is taken again.
 * 2. A run that reaches a call of a paused connection parks there with reason `paused`, before its intent.
 * 3. While a flow is resumed (`draining`) it counts as paused, so that what comes stands behind what waits; its waiting runs are
 *    woken one at a time in each lane, in the order of their events, and the pause ends with the last of them.
 */
export interface Paused {
  readonly scope: "flow" | "connection" | "all";
  /** Of the flow or the connection. */
  readonly id: string;
  readonly state: "paused" | "draining";
}

export interface PauseReader {
  /** Of one moment. */
  read(): Promise<{ revision: number; pauses: readonly Paused[] }>;
}

export class Pauses {
  /** -1: not read yet. */
  revision = -1;
  readonly #reader: PauseReader | null;
  #flows: ReadonlySet<string> = new Set();
  #connections: ReadonlySet<string> = new Set();
  #all = false;
  #draining = false;

  /** Without a reader nothing is ever paused. */
  constructor(reader: PauseReader | null = null) {
    this.#reader = reader;
  }

  async refresh(): Promise<void> {
    if (!this.#reader) return;
    const { revision, pauses } = await this.#reader.read();
    const idsOf = (scope: Paused["scope"]) => new Set(pauses.filter((pause) => pause.scope === scope).map(({ id }) => id));
    this.#flows = idsOf("flow");
    this.#connections = idsOf("connection");
    this.#all = pauses.some(({ scope }) => scope === "all");
    this.#draining = pauses.some(({ state }) => state === "draining");
    this.revision = revision;
  }

  flowPaused(flowId: string): boolean {
    return this.#flows.has(flowId);
  }

  /** @param connectionId empty for a call that needs no connection */
  outsidePaused(connectionId: string): boolean {
    return this.#all || this.#connections.has(connectionId);
  }

  /** Whether some flow is being resumed. */
  get isDraining(): boolean {
    return this.#draining;
  }
}
