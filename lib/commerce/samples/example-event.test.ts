import { describe, expect, it } from "vitest";
import { partsOfEvent } from "../../flow/part-names.ts";
import { eventTypes } from "../event.ts";
import { exampleEvent } from "./example-event.ts";

const at = "2026-03-02T09:00:00.000Z";

describe("an example event", () => {
  it.each(["shopify", ""].flatMap((platform) => eventTypes.map((type) => [type, platform] as const)))(
    "%s (%s) brings its parts",
    (type, platform) => {
      const event = exampleEvent(type, platform, at);
      expect(event.type).toBe(type);
      for (const part of partsOfEvent[type]) expect(event[part], part).toBeDefined();
      if (event.order) expect(event.order.items.length).toBeGreaterThan(0);
    },
  );
});
