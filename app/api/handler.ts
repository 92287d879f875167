/** What answers a call: typed by its declaration, so that a handler and its call cannot differ. */
import type { z } from "zod";
import type { Actor } from "#engine/commands/actor.ts";
import type { CallName, Calls } from "#lib/api/calls.ts";
import type { Endpoint } from "#lib/api/endpoint.ts";

type Read<E, K extends "params" | "query" | "body"> = E extends Record<K, z.ZodType> ? z.output<E[K]> : undefined;
type ReadBody<E> = E extends { bodyOptional: true } ? Read<E, "body"> | undefined : Read<E, "body">;
type Answer<E extends Endpoint> = z.output<E["answer"]>;

export interface Asked<E extends Endpoint> {
  actor: E["access"] extends "anybody" ? null : Actor;
  params: Read<E, "params">;
  query: Read<E, "query">;
  body: ReadBody<E>;
  request: Request;
}
/** An answer with headers of its own: cookies, an ETag. */
export class Reply<T> {
  readonly value: T;
  readonly headers: Headers;
  constructor(value: T, headers: Headers | Record<string, string>) {
    this.value = value;
    this.headers = new Headers(headers);
  }
}
export type Handler<E extends Endpoint> = (asked: Asked<E>) => Promise<Answer<E> | Reply<Answer<E>>>;
/** One for each call: a call without a handler, or a handler without a call, does not compile. */
export type Handlers = { [N in CallName]: Handler<Calls[N]> };
