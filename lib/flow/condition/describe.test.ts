import { describe, expect, it } from "vitest";
import { describeCondition } from "./describe.ts";

describe("a condition as a sentence", () => {
  it.each([
    ["order.total > 500.0", "order total is more than 500", "订单总额大于 500".replace(" ", "")],
    ["order.status == 'held'", "order status is “On hold”", "订单状态等于“已暂缓”"],
    ["steps.ask.reason == 'late'", "reason given is “late”", "理由等于“late”"],
    ["isOpen(now) == false", "shop is closed now", "现在不是营业时间"],
    ["!isEmpty(order.note)", "order note is not empty", "订单备注不为空"],
    [
      "order.total > 500.0 && (order.test == true || 'vip' in customer.tags)",
      "order total is more than 500 and (test order is yes or customer tags include “vip”)",
      "订单总额大于500，且(测试订单等于是，或客户标签包含“vip”)",
    ],
    [
      "order.items.exists(item, item.sku == 'LAMP' && item.quantity > 2)",
      "items have one where: SKU is “LAMP” and quantity is more than 2",
      "商品明细有一项满足：SKU等于“LAMP”，且数量大于2",
    ],
    ["size(order.items) >= 3", "number of items is at least 3", "商品明细的数量至少为 3"],
    ["timestamp(order.placedAt) > now - duration('72h')", "time of order was in the last 3 days", "下单时间发生在最近3 天"],
    [
      "!(order.total > 1.0 || order.tax > 1.0)",
      "none of: order total is more than 1 or tax is more than 1",
      "以下都不满足：订单总额大于1，或税额大于1",
    ],
    ["order.total * 2 > 1.0", "order.total * 2 > 1.0", "order.total * 2 > 1.0"],
  ])("%s", (text, en, zh) => {
    expect(describeCondition(text, "en")).toBe(en);
    expect(describeCondition(text, "zh")).toBe(zh);
  });
});
