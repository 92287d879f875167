/**
 * Fetches what customers wrote by channels that have to be asked: WeChat (which says when there is something) and mailboxes.
 *
 * Invariants (quoted by the tests):
 * 1. Nothing is lost: the cursor moves on after every message before it is committed.
 * 2. Nothing comes twice: a message's own id is its event's key, so one that is fetched again is a duplicate.
 * 3. A channel that fails is looked at again and says why; the others go on.
 */
import { hash } from "node:crypto";
import type { Sql } from "#drizzle/client.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { languageOf } from "#lib/intelligence/answer/grams.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { redactText } from "#lib/run/redact.ts";
import { mailSettings } from "#lib/service/channel-kinds.ts";
import { bareSubject } from "#lib/service/mail-text.ts";
import { type Arrived, messageEvent } from "#lib/service/message-event.ts";
import { fetchMail, type Letter } from "../connectors/mailbox/mailbox.ts";
import type { WechatMessage } from "../connectors/wechat-service/client.ts";
import { sentenceOf } from "../effects/network/check-by-channel.ts";
import { wechatAddress, wechatOf } from "../effects/network/wechat-channel.ts";
import { conversationOfMail, customerByMail, moveChannel, noteChannelError, takeDueChannels } from "../store/channel-rounds.ts";
import { type Channel, loadChannel } from "../store/channels.ts";
import type { Accepted, Incoming } from "./incoming.ts";

export interface ChannelParts {
  readonly sql: Sql;
  readonly accept: (incoming: Incoming) => Promise<Accepted>;
  readonly log: (failure: Failure, error: unknown) => void;
}

export class Channels {
  readonly #parts: ChannelParts;
  readonly #under = new Map<string, { work: Promise<void>; again: string | null }>();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();

  constructor(parts: ChannelParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round = this.look().catch((error: unknown) => this.#failed(error));
    }, limits.channelTickMs).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#round;
    await Promise.all([...this.#under.values()].map(({ work }) => work));
  }

  /** Looks at those whose turn it is. */
  async look(): Promise<void> {
    const due = await takeDueChannels(this.#parts.sql);
    await Promise.all(due.map((id) => this.fetch(id, "")));
  }

  /** Fetches what a channel has, one round at a time; who comes meanwhile is served by the next. */
  fetch(id: string, hint: string): Promise<void> {
    const under = this.#under.get(id);
    if (under) {
      under.again = hint;
      return under.work;
    }
    const entry: { work: Promise<void>; again: string | null } = { work: Promise.resolve(), again: null };
    entry.work = (async () => {
      for (let next: string | null = hint; next !== null && !this.#stopping.signal.aborted; ) {
        entry.again = null;
        await this.#fetch(id, next);
        next = entry.again;
      }
      this.#under.delete(id);
    })();
    this.#under.set(id, entry);
    return entry.work;
  }

  async #fetch(id: string, hint: string): Promise<void> {
    const { sql } = this.#parts;
    let channel: Channel | null = null;
    try {
      for (let rounds = 0; rounds < limits.channelRoundsMax; rounds++) {
        channel = await loadChannel(null, id, sql);
        if (!channel?.enabled || channel.kind === "web") return;
        const page = channel.kind === "wechat" ? await this.#wechat(channel, hint) : await this.#mail(channel);
        for (const arrived of page.arrived) await this.#accept(channel, arrived);
        await moveChannel(sql, id, channel.cursor, page.cursor, page.arrived.length > 0);
        if (!page.hasMore || this.#stopping.signal.aborted) return;
      }
    } catch (error) {
      const why = channel?.kind === "mail" ? sentenceOf(error) : error instanceof Error ? error.message : String(error);
      await noteChannelError(sql, id, redactText(why, Object.values(channel?.secrets ?? {}))).catch((failure: unknown) =>
        this.#failed(failure),
      );
    }
  }

  async #wechat(channel: Channel, hint: string): Promise<{ arrived: Arrived[]; cursor: string; hasMore: boolean }> {
    const { service, openKfId } = wechatOf(channel, this.#stopping.signal);
    const synced = await service.sync(channel.cursor, openKfId, hint);
    if (!synced.ok) throw new Error(synced.failure.message);
    const { messages, cursor, hasMore } = synced.value;
    const names = await service.names([...new Set(messages.map(({ from }) => from))]);
    return { arrived: messages.map((message) => fromWechat(channel, message, names.get(message.from) ?? "")), cursor, hasMore };
  }

  async #mail(channel: Channel): Promise<{ arrived: Arrived[]; cursor: string; hasMore: boolean }> {
    const settings = mailSettings.parse(channel.settings);
    const { letters, cursor, hasMore } = await fetchMail(settings, channel.secrets["password"] ?? "", channel.cursor);
    const arrived: Arrived[] = [];
    for (const letter of letters) {
      // our own answers come back where the folder holds them too
      if (letter.from.address === "" || letter.from.address === settings.address.toLowerCase()) continue;
      arrived.push(await this.#fromMail(channel, letter));
    }
    return { arrived, cursor, hasMore };
  }

  async #fromMail(channel: Channel, letter: Letter): Promise<Arrived> {
    const { sql } = this.#parts;
    const known = await conversationOfMail(sql, channel.workspaceId, channel.id, letter.references);
    const customer = await customerByMail(sql, channel.workspaceId, letter.from.address);
    const root = letter.references[0] ?? letter.id;
    return {
      id: letter.id.slice(0, limits.idCharsMax),
      conversationId: known ?? `mail-${hash("sha256", `${channel.id}/${root}`, "hex").slice(0, 24)}`,
      channel: "email",
      channelId: channel.id,
      text: letter.text || letter.subject,
      locale: languageOf(`${letter.subject} ${letter.text}`) === "zh" ? "zh-CN" : "en",
      name: letter.from.name,
      address: letter.from.address,
      subject: bareSubject(letter.subject),
      at: letter.at,
      customer: customer ? { ...customer, email: letter.from.address } : null,
      isAutomatic: letter.isAutomatic,
      raw: letter,
    };
  }

  async #accept(channel: Channel, arrived: Arrived): Promise<void> {
    await this.#parts.accept({
      workspaceId: channel.workspaceId,
      sourceId: null,
      origin: "webhook",
      reading: { platform: "tradewind", topic: "message.received", v: readingVersion },
      body: Buffer.from(JSON.stringify(messageEvent(arrived))),
      headers: {},
      dedupeKey: `channel/${channel.id}/${hash("sha256", arrived.id, "hex").slice(0, 40)}`,
      receivedAt: new Date(),
    });
  }

  #failed(error: unknown): void {
    this.#parts.log(
      { code: "engine.channels", message: "Looking for customers' messages failed; it is tried again.", final: false },
      error,
    );
  }
}

function fromWechat(channel: Channel, message: WechatMessage, name: string): Arrived {
  return {
    id: message.id,
    conversationId: `wechat-${hash("sha256", `${channel.id}/${message.openKfId}/${message.from}`, "hex").slice(0, 24)}`,
    channel: "wechat",
    channelId: channel.id,
    text: message.text,
    locale: "zh-CN",
    name,
    address: wechatAddress(message.openKfId, message.from),
    subject: "",
    at: message.at > 0 ? new Date(message.at * 1_000).toISOString() : "",
    customer: null,
    isAutomatic: false,
    raw: message.raw,
  };
}
