/** Questions that customers of the demo shop wrote, each its own conversation. */
import { hour, instantText, minute } from "../commerce/instant.ts";
import type { Customer } from "../commerce/order.ts";
import type { TradewindEvent } from "../commerce/platforms/tradewind.ts";
import type { DemoEvent } from "./order-life.ts";
import type { Person } from "./people.ts";
import { topics } from "./questions.ts";
import type { Chance } from "./random.ts";

export interface Asking {
  person: Person;
  /** As their order told. */
  customer: Customer;
  number: number;
  placedAt: number;
  titles: readonly string[];
}

export function question(n: number, { person, customer, number, placedAt, titles }: Asking, chance: Chance): DemoEvent {
  const topic = topics[chance.weighted(topics.map(({ weight }) => weight))];
  if (!topic) throw new RangeError("There are no topics.");
  const text = chance.pick(topic.texts[person.locale]).replaceAll("{order}", `#${number}`).replaceAll("{product}", chance.pick(titles));
  const at = placedAt + (topic.aboutOrder ? chance.between(8, 140) * hour : chance.between(1, 48) * hour) + chance.between(0, 59) * minute;
  const id = `demo-message-${n}`;
  const body: TradewindEvent = {
    type: "message.received",
    timestamp: instantText(at),
    data: {
      entity: { type: "conversation", id: `demo-conversation-${n}` },
      customer,
      message: {
        id,
        conversationId: `demo-conversation-${n}`,
        channel: person.locale === "zh" ? chance.pick(["wechat", "wechat", "web"]) : chance.pick(["email", "email", "web"]),
        text,
        locale: person.locale === "zh" ? "zh-CN" : "en",
        from: person.name,
      },
    },
  };
  return { at, body };
}
