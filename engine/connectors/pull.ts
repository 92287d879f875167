/** What the ingest needs to know of a system that is asked for its messages, in the place of one that sends them. */

/** A message on its way in: told again by its system until `take` has kept it. */
export interface PulledMessage {
  /** The sender's own key; empty where it has none. */
  readonly id: string;
  /** What it says that it is about; empty where it says nothing. */
  readonly topic: string;
  readonly body: Buffer;
}

/** How it stands with the other system, for a person. */
export type PullState = { readonly ok: true } | { readonly ok: false; readonly message: string };

export interface PullPort<Settings> {
  readonly settings: Settings;
  /** With the name and the password: `amqps://user:password@host/vhost`. */
  readonly address: string;
  /** Resolves when all of them are committed, or refused for good and counted; rejects when it is being closed. */
  take(messages: readonly PulledMessage[]): Promise<void>;
  tell(state: PullState): void;
}

/**
 * What is under way is left where it is and comes again; it never rejects.
 * P1. A message is acknowledged after `take` has resolved and never before. P2. Messages are handed to `take` in the order in which
 * they came, one batch at a time. P3. A system that cannot be reached is tried again for as long as it takes.
 */
export interface Pulling {
  close(): Promise<void>;
}
export type Pull<Settings> = (port: PullPort<Settings>) => Pulling;
