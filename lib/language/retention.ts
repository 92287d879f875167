import type { Words } from "./words.ts";

export const retentionWords = {
  title: { en: "History", zh: "历史记录" },
  text: {
    en: "How long events, runs and actions are kept. Orders, customers and flows stay. A run that still waits keeps what it needs, however old.",
    zh: "事件、运行和操作记录保留多久。订单、客户和流程不受影响；仍在等待的运行会保留所需内容。",
  },
  days: { en: "Keep for", zh: "保留天数" },
  unit: { en: "days", zh: "天" },
  save: { en: "Save", zh: "保存" },
  saved: { en: "Saved. Older days are deleted within the hour.", zh: "已保存，更早的记录会在一小时内删除。" },
  shorterTitle: { en: "Delete history older than {n} days?", zh: "删除 {n} 天之前的历史？" },
  shorterText: { en: "It is deleted within the hour and cannot be brought back.", zh: "一小时内删除，无法恢复。" },
  shorterAction: { en: "Delete older history", zh: "删除更早的历史" },
  keptFrom: { en: "Kept from", zh: "起始日期" },
  size: { en: "Size on disk", zh: "占用空间" },
  repeats: { en: "A sender's repetitions are recognised for", zh: "重复消息识别期" },
  nDays: { en: "{n} days", zh: "{n} 天" },
  nothing: { en: "nothing yet", zh: "暂无" },
  note: { en: "Some old days could not be deleted yet. It is tried again every hour.", zh: "部分旧记录暂未删除，每小时会重试。" },
  range: { en: "Between {min} and {max} days.", zh: "请填 {min} 到 {max} 天。" },
} satisfies Record<string, Words>;
