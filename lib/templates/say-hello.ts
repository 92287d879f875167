import { place, type Template } from "./template.ts";

export const sayHello: Template = {
  id: "say-hello",
  group: "team",
  icon: "mouse-pointer-click",
  name: { en: "Say hello", zh: "打个招呼" },
  summary: {
    en: "Runs when you press its button and leaves a note: a first look at how flows work",
    zh: "点一下按钮就会运行，并留下一条提醒：先看看流程是怎么工作的",
  },
  draw: (word) => ({
    nodes: [
      {
        id: "pressed",
        type: "trigger.manual",
        config: { inputs: { name: word({ en: "Who are you?", zh: "怎么称呼您？" }) } },
        position: place(0),
      },
      { id: "named", type: "logic.if", config: { when: "!isEmpty(steps.pressed.input.name)" }, position: place(1) },
      {
        id: "greet",
        type: "team.note",
        config: {
          text: word({
            en: "Hello {{ steps.pressed.input.name }}! This note was left by a flow.",
            zh: "您好，{{ steps.pressed.input.name }}！这条提醒是流程留下的。",
          }),
        },
        position: place(2),
      },
      {
        id: "hello",
        type: "team.note",
        config: { text: word({ en: "Hello! This note was left by a flow.", zh: "您好！这条提醒是流程留下的。" }) },
        position: place(2, 1),
      },
    ],
    edges: [
      { from: "pressed", to: "named" },
      { from: "named", port: "true", to: "greet" },
      { from: "named", port: "false", to: "hello" },
    ],
  }),
  sample: { type: "manual.started", input: { name: "Lena" } },
};
