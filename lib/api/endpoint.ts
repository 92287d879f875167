/** What one call of the API is: its address, who may make it, and the shapes that go in and come out. */
import type { z } from "zod";
import type { Role } from "./role-names.ts";

export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`; `{name}` stands for a part of `params`. */
  path: `/${string}`;
  tag: string;
  summary: string;
  detail?: string;
  /** The least role that it takes; `anybody` needs no account. */
  access: Role | "anybody";
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Where a body may be longer than the usual, bytes: a file is in it. */
  bodyBytesMax?: number;
  /** The body may be left out. */
  bodyOptional?: true;
  answer: z.ZodType;
  status: 200 | 201 | 202 | 204;
  /** Refusals beyond the usual (400, 401, 403, 404, 413), with what they mean here. */
  refuses?: Record<number, string>;
  /** Takes `If-Match` and answers with an `ETag`. */
  etag?: true;
}

export const call = <const E extends Endpoint>(endpoint: E): E => endpoint;

/** What a 503 means where something would be taken in. */
export const busy = "Too much is waiting to be done; `Retry-After` says when to come again";
