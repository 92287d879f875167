import { euro, place, type Template } from "./template.ts";

export const lookAfterVips: Template = {
  id: "look-after-vips",
  group: "customers",
  icon: "heart",
  name: { en: "Look after regular customers", zh: "照顾老客户" },
  summary: {
    en: "Orders of customers with the tag “vip” or ten orders are tagged and the team is told, both at once",
    zh: "带“vip”标签或下过十单的客户下单时，同时打标签并提醒同事",
  },
  draw: (word) => ({
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created" }, position: place(0) },
      { id: "regular", type: "logic.filter", config: { when: "'vip' in customer.tags || customer.ordersCount >= 10" }, position: place(1) },
      { id: "both", type: "logic.parallel", config: {}, position: place(2) },
      { id: "mark", type: "order.tag", config: { tag: "vip" }, position: place(3) },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "{{ customer.name }} has ordered: {{ order.number }}, {{ order.total }}",
            zh: "{{ customer.name }} 下单了：{{ order.number }}，{{ order.total }}",
          }),
          orderId: "{{ order.id }}",
        },
        position: place(3, 1),
      },
    ],
    edges: [
      { from: "placed", to: "regular" },
      { from: "regular", to: "both" },
      { from: "both", to: "mark" },
      { from: "both", to: "tell" },
    ],
  }),
  sample: {
    type: "order.created",
    order: { id: "sample-1", number: "#1001", currency: "EUR", total: euro(18900) },
    customer: { id: "c-1", name: "Lena Hofmann", tags: ["vip"], ordersCount: 4 },
  },
};
