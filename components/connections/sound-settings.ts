/** What was typed into a kind's form as its schema takes it, and the fields that it does not take. */
import type { ConnectionKind } from "#lib/outside/kind.ts";
import type { Settings } from "./settings-fields.tsx";

export function soundSettings(kind: ConnectionKind, typed: Settings): { settings: Settings; wrong: readonly string[] } {
  const settings = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      if (Array.isArray(value)) return [[name, value.map((line) => String(line).trim()).filter(Boolean)]];
      if (typeof value !== "string") return value === undefined || value === null ? [] : [[name, value]];
      const said = value.trim();
      // an address as people say it
      return [[name, name === "baseUrl" && said !== "" && !/^[a-z]+:\/\//i.test(said) ? `https://${said}` : said]];
    }),
  );
  const read = kind.settings.safeParse(settings);
  return { settings, wrong: read.success ? [] : [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? "")))] };
}
