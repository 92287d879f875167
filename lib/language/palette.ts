/** Where a step is chosen from: what it is called, and what else people type for it. */
import type { Words } from "./words.ts";

export const familyWords = {
  trigger: { en: "Starts", zh: "起点" },
  logic: { en: "Decisions and waiting", zh: "判断与等待" },
  order: { en: "Orders", zh: "订单" },
  product: { en: "Products", zh: "商品" },
  message: { en: "Customer service", zh: "客户服务" },
  stock: { en: "Stock", zh: "库存" },
  customer: { en: "Customers", zh: "客户" },
  money: { en: "Money", zh: "资金" },
  team: { en: "Team", zh: "同事" },
  data: { en: "Data and calculation", zh: "数据与计算" },
  outside: { en: "Other systems", zh: "外部系统" },
} satisfies Record<string, Words>;

export const paletteWords = {
  title: { en: "Add a step", zh: "添加步骤" },
  search: { en: "Search steps", zh: "搜索步骤" },
  recent: { en: "Recent", zh: "最近使用" },
  nothing: {
    en: "No step is called that. Try “tag”, “condition” or “note”.",
    zh: "没有找到，试试“标签”“条件”或“提醒”。",
  },
  after: {
    en: "After “{title}”, by “{port}”",
    zh: "接在“{title}”的“{port}”之后",
  },
  into: { en: "Between “{from}” and “{to}”", zh: "插入“{from}”和“{to}”之间" },
  loose: { en: "Not joined to another step", zh: "暂不与其他步骤相连" },
  wayOut: { en: "After which way out?", zh: "接在哪个出口之后？" },
  open: { en: "Add a step", zh: "添加步骤" },
  cannotUndo: { en: "Cannot be undone", zh: "无法撤销" },
} satisfies Record<string, Words>;

/** What people also type for a step: pinyin, its initials, and other words. */
export const searchWords: Record<string, string> = {
  "trigger.event": "shijian sj fasheng dingdan event start webhook",
  "trigger.manual": "shoudong sd dianji anniu button manual click start",
  "trigger.schedule": "dingshi ds schedule cron time",
  "logic.if": "panduan pd tiaojian tj ruguo if condition branch filter",
  "logic.wait": "dengdai dd wait delay sleep pause",
  "logic.wait-until": "dengdao dd yingye wait until time clock opening hours",
  "logic.wait-for-event": "dengdai shijian ddsj wait event happens reply",
  "logic.approval": "shenpi sp rengong rg pizhun approval approve ask person decision human",
  "logic.switch": "duolu dl xuanze xz fenzhi fz switch case route branch several",
  "logic.filter": "guolv gl manzu mz filter only if continue",
  "logic.for-each": "zhuxiang zx xunhuan xh liebiao loop each item list",
  "logic.parallel": "tongshi ts bingxing bx parallel several once fork",
  "logic.join": "huihe hh dengdai join merge together all",
  "logic.call-flow": "diaoyong dy liucheng lc zi subflow call flow reuse",
  "logic.stop": "jieshu js tingzhi tz stop end finish fail",
  "logic.try": "changshi cs shibai sb try catch error failure",
  "trigger.flow": "diaoyong dy liucheng lc called subflow start",
  "trigger.transition": "zhuangtai zt biangeng bg status becomes changed transition start",
  "trigger.overdue": "yuqi yq chaoshi cs overdue late not shipped deadline sla start",
  "order.tag": "biaoqian bq dabiaoqian tag label order",
  "order.set-status": "zhuangtai zt dingdan status hold cancel",
  "team.task": "renwu rw paifa tongshi ts daiban db task todo assign somebody due",
  "team.note": "tixing tx tongshi ts beizhu note tell notify remind",
  "outside.http": "diaoyong dy waibu wb xitong http api webhook request call",
};
