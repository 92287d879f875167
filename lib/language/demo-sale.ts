import type { Words } from "./words.ts";

/** What `npm run demo:sale` says at the terminal. */
export const demoSaleWords = {
  starting: {
    en: "Starting Tradewind in {folder} (the first start builds the screens) …",
    zh: "正在 {folder} 启动 Tradewind（首次启动会构建界面）……",
  },
  home: { en: "Home shows the same sum: {url}", zh: "首页显示同样的等式：{url}" },
  key: { en: "Sign in with this key: {key}", zh: "用这个密钥登录：{key}" },
  head: {
    en: "  time   placed   taken │ received =     done + waiting + failed",
    zh: "  时间     下单     已收 │     收到 =     完成 +    等待 +   失败",
  },
  killed: { en: "kill -9, in the middle of it", zh: "kill -9：高峰中强行终止" },
  away: { en: "away; {n} webhooks wait at the platform", zh: "已停；平台上有 {n} 条消息待重发" },
  back: { en: "back: a webhook is taken {ms} ms after the start", zh: "已恢复：启动后 {ms} 毫秒收到第一条消息" },
  off: { en: "DOES NOT ADD UP", zh: "两边不相等" },
  ended: {
    en: "{orders} orders placed, {taken} taken, {events} kept; {received} runs received = {done} done + {waiting} waiting + {failed} failed.",
    zh: "下单 {orders}，已收 {taken}，入库 {events}；收到 {received} 次运行 = 完成 {done} + 等待 {waiting} + 失败 {failed}。",
  },
  good: { en: "It adds up: nothing lost, nothing twice.", zh: "两边相等：没有遗漏，没有重复。" },
  bad: { en: "It does not add up.", zh: "两边不相等。" },
} satisfies Record<string, Words>;
