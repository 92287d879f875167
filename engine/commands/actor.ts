/** Who acts, what they may do, and the one way in which a command or query says no. */
import { type Role, roles } from "#lib/api/role-names.ts";
import type { Problem } from "#lib/flow/flow.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { renderWords } from "#lib/language/render.ts";
import type { Locale, Words } from "#lib/language/words.ts";

export interface Actor {
  workspaceId: string;
  /** Null for an API key. */
  userId: string | null;
  name: string;
  role: Role;
}

interface More {
  /** Values for the message's placeholders, as they are or in each language. */
  values?: Record<string, string | number | Words>;
  problems?: Problem[];
  /** Members of the problem details: `revision`, `field`. */
  extra?: Record<string, unknown>;
}

/** Thrown by commands and queries only; an API route answers it as problem details, a page as its error state. */
export class Refusal extends Error {
  readonly status: number;
  /** Stable: `flow.stale`, `not-found`. */
  readonly code: string;
  readonly words: Words;
  readonly more: More;
  constructor(status: number, code: string, words: Words, more: More = {}) {
    super(words.en);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.words = words;
    this.more = more;
  }

  sentence(locale: Locale): string {
    const values = Object.entries(this.more.values ?? {}).map(([name, value]) => [name, typeof value === "object" ? value[locale] : value]);
    return renderWords(this.words, locale, Object.fromEntries(values));
  }
}

export function requireRole(actor: Actor, least: Role): void {
  if (roles.indexOf(actor.role) >= roles.indexOf(least)) return;
  throw new Refusal(403, "role", refusalWords[least === "owner" ? "needsOwner" : "needsEditor"]);
}

export const notFound = (what: keyof typeof refusalWords.notFound): Refusal => new Refusal(404, "not-found", refusalWords.notFound[what]);
