import type { Words } from "./words.ts";

export const connectRefusals = {
  check: { en: "The shop could not be connected: {why}", zh: "未能连接店铺：{why}" },
  noSource: {
    en: "This connection has no source: choose in its settings which orders it is for.",
    zh: "该连接没有对应的来源：请在设置中选择它负责哪些订单。",
  },
  importing: { en: "Orders are being fetched already.", zh: "正在获取订单。" },
} satisfies Record<string, Words>;

export const connectWords = {
  connect: { en: "Connect a shop", zh: "连接店铺" },
  title: { en: "Connect your shop", zh: "连接你的店铺" },
  text: {
    en: "One address and its keys. Tradewind asks the shop to send its events, and fetches the orders of the last weeks.",
    zh: "只需一个地址和密钥。Tradewind 会让店铺推送事件，并获取最近几周的订单。",
  },
  shop: { en: "Shop", zh: "店铺" },
  importPast: { en: "Fetch the orders of the last 60 days", zh: "获取最近 60 天的订单" },
  importPastText: {
    en: "For trying flows out, for comparing and for history. Past orders start no flow.",
    zh: "用于试运行、历史预演和查询，历史订单不会触发流程。",
  },
  notReachable: {
    en: "The shop cannot reach this Tradewind yet: its address exists on this machine only. Set PUBLIC_URL to the address that is reached from outside, start again, and press “Ask the shop to send”. Everything else works already.",
    zh: "店铺目前无法访问此 Tradewind：地址仅在本机有效。请把 PUBLIC_URL 设为外部可访问的地址，重新启动后点击“让店铺推送”。其他功能已可使用。",
  },
  doneTitle: { en: "{name} is connected", zh: "已连接 {name}" },
  found: { en: "It answered as “{found}”.", zh: "店铺应答：“{found}”。" },
  registered: {
    en: "{n, plural, one {It sends # kind of event:} other {It sends # kinds of events:}}",
    zh: "店铺会推送 {n} 类事件：",
  },
  missing: { en: "It could not be asked to send these: {why}", zh: "以下事件未能开启推送：{why}" },
  byHand: {
    en: "Medusa sends by a subscriber in your own code. Give it this address and secret.",
    zh: "Medusa 由你代码中的订阅者推送，请把下面的地址和密钥填进去。",
  },
  importing: {
    en: "The orders of the last 60 days are being fetched; its card shows how far.",
    zh: "正在获取最近 60 天的订单，卡片上会显示进度。",
  },
  ask: { en: "Ask the shop to send", zh: "让店铺推送" },
  asked: { en: "{n, plural, one {It sends # kind of event} other {It sends # kinds of events}}", zh: "店铺现在推送 {n} 类事件" },
  progress: {
    en: "Fetching past orders: {done, number}",
    zh: "正在获取历史订单：{done, number} 笔",
  },
  progressOf: {
    en: "Fetching past orders: {done, number} of {total, number}",
    zh: "正在获取历史订单：{done, number} / {total, number} 笔",
  },
  imported: {
    en: "{n, plural, one {# past order fetched} other {# past orders fetched}}",
    zh: "已获取 {n} 笔历史订单",
  },
  importFailed: { en: "Fetching past orders stopped: {why}", zh: "获取历史订单已中断：{why}" },
  goOn: { en: "Go on", zh: "继续" },
  fetchAgain: { en: "Fetch past orders", zh: "获取历史订单" },
  later: { en: "It is tried again by itself: {why}", zh: "稍后会自动重试：{why}" },
} satisfies Record<string, Words>;
