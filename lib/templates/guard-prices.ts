import { euro, place, type Template } from "./template.ts";

const sampleFall = { percent: 90, sku: "LAMP-ARC-01", before: euro(24800), after: euro(2480) };
const fallen = "steps.compare.fell.filter(item, item.percent > 30)";
const skus = `{{ ${fallen}.map(item, item.sku) }}`;

export const guardPrices: Template = {
  id: "guard-prices",
  group: "money",
  icon: "badge-percent",
  name: { en: "Price change guard", zh: "价格异动把关" },
  summary: {
    en: "Prices of a product that fall by more than 30 % are put before a person; rejected, each goes back to what it was, never further",
    zh: "商品价格下降超过 30% 时由同事确认；拒绝则逐个规格改回原价，不会超出原价",
  },
  needs: { en: "Needs a source of products; the price is set in the shop that is connected", zh: "需要商品来源；改价在已连接的店铺中进行" },
  answers: () => ({
    compare: { port: "fell", output: { change: "fell", ...sampleFall, fell: [sampleFall], rose: [], unnamed: 0 } },
    ask: { port: "rejected", output: { decision: "rejected", reason: "", by: [] } },
    back: { port: "out", output: { through: "", already: false, before: euro(2480), after: euro(24800), changed: true, refused: "" } },
  }),
  draw: (word) => ({
    nodes: [
      { id: "changed", type: "trigger.event", config: { event: "product.updated" }, position: place(0) },
      { id: "compare", type: "product.compare-price", config: { productId: "{{ product.id }}" }, position: place(1) },
      {
        id: "much",
        type: "logic.filter",
        title: word({ en: "More than 30 %?", zh: "超过 30%？" }),
        config: { when: "steps.compare.percent > 30" },
        position: place(2),
      },
      {
        id: "ask",
        type: "logic.approval",
        config: {
          question: word({
            en: "{{ product.title }} fell by up to {{ steps.compare.percent }} %, to {{ steps.compare.after }}. Is that right?",
            zh: "{{ product.title }} 最多降价 {{ steps.compare.percent }}%，降至 {{ steps.compare.after }}，确认吗？",
          }),
          details: word({
            en: `${skus}. Furthest: {{ steps.compare.sku }}, before: {{ steps.compare.before }}. “Reject” sets them back.`,
            zh: `${skus}。降幅最大：{{ steps.compare.sku }}，原价 {{ steps.compare.before }}。拒绝则全部改回原价。`,
          }),
          expiresAfter: "PT4H",
        },
        position: place(3),
      },
      { id: "each", type: "logic.for-each", config: { items: fallen }, position: place(4) },
      {
        id: "back",
        type: "product.set-price",
        title: word({ en: "Set it back", zh: "改回原价" }),
        config: { sku: "{{ steps.each.item.sku }}", price: "steps.each.item.before", highest: "steps.each.item.before", changeMax: 0 },
        position: place(5),
      },
      {
        id: "tell",
        type: "team.note",
        title: word({ en: "Look at it by hand", zh: "请人工处理" }),
        config: {
          text: word({
            en: "{{ product.title }} ({{ steps.each.item.sku }}) still sells for {{ steps.each.item.after }} instead of {{ steps.each.item.before }}.",
            zh: "{{ product.title }}（{{ steps.each.item.sku }}）仍以 {{ steps.each.item.after }} 出售，原价 {{ steps.each.item.before }}。",
          }),
          urgent: true,
        },
        position: place(6, 1),
      },
      {
        id: "nobody",
        type: "team.note",
        title: word({ en: "Nobody decided", zh: "无人确认" }),
        config: {
          text: word({
            en: `{{ product.title }} fell by up to {{ steps.compare.percent }} % and nobody said whether that is right: ${skus}.`,
            zh: `{{ product.title }} 最多降价 {{ steps.compare.percent }}%，尚无人确认：${skus}。`,
          }),
          urgent: true,
        },
        position: place(4, 1),
      },
      {
        id: "more",
        type: "logic.filter",
        title: word({ en: "More than are listed?", zh: "还有未列出的？" }),
        config: { when: "steps.compare.unnamed > 0" },
        position: place(5, 2),
      },
      {
        id: "rest",
        type: "team.note",
        title: word({ en: "Look at the rest by hand", zh: "人工处理其余规格" }),
        config: {
          text: word({
            en: "{{ product.title }}: {{ steps.compare.unnamed }} more prices fell and were not set back. Look at them in the shop.",
            zh: "{{ product.title }} 还有 {{ steps.compare.unnamed }} 个规格降价，尚未改回，请到店铺后台处理。",
          }),
          urgent: true,
        },
        position: place(6, 2),
      },
    ],
    edges: [
      { from: "changed", to: "compare" },
      { from: "compare", port: "fell", to: "much" },
      { from: "much", to: "ask" },
      { from: "ask", port: "rejected", to: "each" },
      { from: "ask", port: "expired", to: "nobody" },
      { from: "each", port: "each", to: "back" },
      { from: "each", port: "done", to: "more" },
      { from: "more", to: "rest" },
      { from: "back", port: "refused", to: "tell" },
      { from: "back", port: "failed", to: "tell" },
    ],
  }),
  sample: {
    type: "product.updated",
    product: {
      id: "8101",
      title: "Arc floor lamp",
      status: "active",
      price: euro(2480),
      priceText: "24.80",
      variants: [{ id: "44101", sku: "LAMP-ARC-01", title: "Brass", price: euro(2480), priceText: "24.80" }],
    },
  },
};
