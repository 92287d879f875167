/** What a queue or a stream is to those that put messages there. */

export interface BrokerMessage {
  /** The receiver knows a repeated message by it. */
  readonly id: string;
  /** The queue, or the stream. */
  readonly to: string;
  readonly topic: string;
  readonly body: string;
}

export interface BrokerPlace {
  /** As the operator wrote it. */
  readonly url: URL;
  /** The address that was checked, in the place of its name. */
  readonly host: string;
  readonly user: string;
  readonly password: string;
  readonly timeoutMs: number;
}

/** An open connection, good for many messages until it breaks. */
export interface Broker {
  readonly isOpen: boolean;
  /** Resolves when the other side says that it has the message; rejects with `BrokerRefusal` where it never will. */
  publish(message: BrokerMessage): Promise<void>;
  /** Changes nothing there. */
  check(): Promise<void>;
  close(): Promise<void>;
}
export type OpenBroker = (place: BrokerPlace) => Promise<Broker>;

export class BrokerRefusal extends Error {
  override name = "BrokerRefusal";
}
