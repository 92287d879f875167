import { expect, test } from "vitest";
import { catalog } from "#lib/nodes/catalog.ts";
import { templates } from "#lib/templates/templates.ts";
import { hasIcon } from "./step-icon.tsx";

test("every step and every starter flow has its icon, and not the one for what nobody knows", () => {
  const named = [...catalog.values(), ...templates].map(({ icon }) => icon);
  expect(named.filter((icon) => !hasIcon(icon))).toEqual([]);
});
