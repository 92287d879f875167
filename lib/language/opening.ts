/** When a shop works: the section of its settings. */
import type { Words } from "./words.ts";

export const openingWords = {
  title: { en: "Working hours", zh: "营业时间" },
  text: {
    en: "Flows go by them: “when the shop is open”, “on a working day”, “wait until we open”.",
    zh: "流程会以此判断：“营业时间内”“工作日”“等到营业”。",
  },
  days: { en: "Working days", zh: "工作日" },
  everyday: { en: "Every day of the week", zh: "每天" },
  weekdays: { en: "Monday to Friday", zh: "周一至周五" },
  china: { en: "China’s working days", zh: "中国工作日（含法定节假日与调休）" },
  chinaHint: {
    en: "Public holidays are off, and the weekend days worked in exchange are working days. Announced up to the end of {year}; after that only the days that the law names.",
    zh: "法定节假日休息，调休的周末上班。调休安排已知至 {year} 年底，之后暂按法定节日当天计算。",
  },
  hours: { en: "Hours", zh: "时间段" },
  open: { en: "Open on {day}", zh: "{day}营业" },
  closed: { en: "Closed", zh: "休息" },
  opens: { en: "{day}, opens", zh: "{day}开始" },
  closes: { en: "{day}, closes", zh: "{day}结束" },
  until: { en: "to", zh: "至" },
  addSpan: { en: "Add a second span on {day}", zh: "为{day}增加时间段" },
  removeSpan: { en: "Remove {span} on {day}", zh: "移除{day} {span}" },
  sameForAll: { en: "Monday’s hours for every day", zh: "全部按周一" },
  onlyExtra: { en: "on extra days only", zh: "仅限调休或加班日" },
  wrong: {
    en: "On {day} a span ends before it begins, or two overlap.",
    zh: "{day}的时间段结束早于开始，或有重叠。",
  },
  closedOn: { en: "Also closed on", zh: "额外休息" },
  closedOnHint: { en: "Stocktaking, a company outing, a local holiday.", zh: "例如盘点、团建、当地节日。" },
  openOn: { en: "Also open on", zh: "额外营业" },
  openOnHint: { en: "A weekend before a sale, for example.", zh: "例如大促前的周末。" },
  addDate: { en: "Add", zh: "添加" },
  removeDate: { en: "Remove {date}", zh: "移除 {date}" },
  nowOpen: { en: "Open now", zh: "现在营业中" },
  nowClosed: { en: "Closed now, opens {time}", zh: "现在休息，{time} 开始营业" },
  nowNever: { en: "Closed now, with no opening in sight", zh: "现在休息，近期没有营业时间" },
  save: { en: "Save working hours", zh: "保存营业时间" },
  saved: { en: "The working hours are saved", zh: "营业时间已保存" },
} satisfies Record<string, Words>;
