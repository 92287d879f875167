/** What the cards tell of the kinds of source and connection: chosen on the server, so that a browser does without the kinds themselves. */
import { isSchemeId, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import type { SourceScheme } from "#lib/commerce/sources/source-scheme.ts";
import type { Words } from "#lib/language/words.ts";
import { connectionKinds, isKindId } from "#lib/outside/kinds.ts";

export interface SchemeFacts extends Pick<SourceScheme, "title" | "secret" | "secretName" | "secretHint" | "sendsTests"> {
  /** Something is to be done at the sender. */
  hasSteps: boolean;
}

export function schemeFacts(schemes: readonly string[]): Record<string, SchemeFacts> {
  return Object.fromEntries(
    [...new Set(schemes)].filter(isSchemeId).map((id) => {
      const { title, secret, secretName, secretHint, sendsTests, steps }: SourceScheme = sourceSchemes[id];
      return [id, { title, secret, ...(secretName ? { secretName } : {}), secretHint, sendsTests, hasSteps: steps.length > 0 }];
    }),
  );
}

/** What each of these kinds is called, but for the one that is any system. */
export function kindNames(kinds: readonly string[]): Record<string, Words> {
  return Object.fromEntries(
    [...new Set(kinds)]
      .filter(isKindId)
      .filter((id) => id !== "http")
      .map((id) => [id, connectionKinds[id].title]),
  );
}
