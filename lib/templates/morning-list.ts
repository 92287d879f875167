import { place, type Template } from "./template.ts";

export const morningList: Template = {
  id: "morning-list",
  group: "team",
  icon: "clock",
  name: { en: "The morning’s list", zh: "早间清单" },
  summary: {
    en: "Every morning at nine the team is reminded of what to look at: held orders, open decisions, yesterday’s late parcels",
    zh: "每天早上九点提醒同事查看：暂缓的订单、待审批事项、昨天逾期的包裹",
  },
  draw: (word) => ({
    nodes: [
      { id: "nine", type: "trigger.schedule", config: { cron: "0 9 * * *" }, position: place(0) },
      {
        id: "working",
        type: "logic.filter",
        title: word({ en: "Working days only", zh: "仅工作日" }),
        config: { when: "isWorkday(now)" },
        position: place(1),
      },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "Good morning. First the orders on hold, then open decisions, then parcels with the tag “late”.",
            zh: "早上好。先看暂缓的订单，再处理待审批事项，最后查看带“逾期”标签的包裹。",
          }),
        },
        position: place(2),
      },
    ],
    edges: [
      { from: "nine", to: "working" },
      { from: "working", to: "tell" },
    ],
  }),
  sample: { type: "schedule.tick" },
};
