/** Settings that keep an id of this shop: a connection, a source, another flow, people. In a file they stand by name. */
import { catalog } from "../../nodes/catalog.ts";
import { configFields } from "../../nodes/fields.ts";

export interface NamedThing {
  readonly id: string;
  readonly name: string;
}
export const referenceKinds = ["connection", "source", "flow", "person", "table", "api"] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** All that there is in a shop; a person's name is the email. */
export interface NamedThings {
  readonly connections: readonly NamedThing[];
  readonly sources: readonly NamedThing[];
  readonly flows: readonly NamedThing[];
  readonly people: readonly NamedThing[];
  readonly tables: readonly NamedThing[];
  /** Systems that were brought in by their documents. */
  readonly apis: readonly NamedThing[];
}

export const thingsOf = (things: NamedThings, kind: ReferenceKind): readonly NamedThing[] =>
  ({
    connection: things.connections,
    source: things.sources,
    flow: things.flows,
    person: things.people,
    table: things.tables,
    api: things.apis,
  })[kind];

/** How an id is said, whatever it is the id of. */
export function namesIn(things: NamedThings): ReadonlyMap<string, string> {
  return new Map(
    [...things.connections, ...things.sources, ...things.flows, ...things.people, ...things.tables, ...things.apis].map(({ id, name }) => [
      id,
      name,
    ]),
  );
}

const kinds: Partial<Record<string, ReferenceKind>> = {
  connection: "connection",
  source: "source",
  dataTable: "table",
  calledFlow: "flow",
  person: "person",
  people: "person",
  operation: "api",
};

/** Which settings of a type of step keep ids, and of what. */
export function referencesOf(type: string): ReadonlyMap<string, ReferenceKind> {
  const known = catalog.get(type);
  if (!known) return new Map();
  return new Map(
    configFields(known.config).flatMap(({ name, meta }) => {
      const kind = kinds[meta.widget];
      return kind ? [[name, kind] as const] : [];
    }),
  );
}
