import type { Scenario } from "./scenario.ts";

export const causalOrders: Scenario = {
  name: "causal-orders",
  about: "20 events of each order, the next one sent only after the former's 2xx, to any of 4 processes over one database",
  async run(lab, { orders }) {
    const members = [await lab.member(), await lab.member(), await lab.member(), await lab.member()];
    await Promise.all(members.map((member) => member.start().ready));
    const began = performance.now();
    const sender = lab.sender({ orders: 128, eventsPerOrder: 20, events: orders * 20, outsideEvery: 50 }).start();
    await sender.done();
    const acceptedS = (performance.now() - began) / 1_000;
    const account = await lab.account();
    const perSecond = Math.round(account.acknowledged / acceptedS);
    return { account, also: { orders: sender.sent.size, processes: members.length, "events a second": perSecond } };
  },
};
