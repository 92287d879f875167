/** What `npm run flows` says. */
import type { Words } from "./words.ts";

export const flowsCliWords = {
  usage: {
    en: `npm run flows -- pull FOLDER             every flow into a file of its own
npm run flows -- diff FOLDER             what the files would change, in words
npm run flows -- push FOLDER             files into drafts
                      --publish          and make them live
                      --note "why"       for the list of versions
                      --force            also where both sides have changed

TRADEWIND_URL (http://127.0.0.1:3000) and TRADEWIND_API_KEY say which Tradewind.`,
    zh: `npm run flows -- pull 文件夹             把每个流程写成一个文件
npm run flows -- diff 文件夹             用文字说明这些文件会带来的改动
npm run flows -- push 文件夹             把文件写入草稿
                      --publish          并发布上线
                      --note "原因"      显示在版本列表中
                      --force            两边都有改动时也继续

TRADEWIND_URL（默认 http://127.0.0.1:3000）和 TRADEWIND_API_KEY 指定要连接的 Tradewind。`,
  },
  noVerb: { en: "There is no “{verb}”: it is pull, diff or push.", zh: "没有“{verb}”命令，可用的是 pull、diff、push。" },
  badOption: { en: "{why} `npm run flows -- --help` says what there is.", zh: "{why} 用 `npm run flows -- --help` 查看用法。" },
  badUrl: { en: "TRADEWIND_URL is no address: {url}", zh: "TRADEWIND_URL 不是有效的地址：{url}" },
  noKey: {
    en: "TRADEWIND_API_KEY is not set. Make a key under Settings, Keys.",
    zh: "未设置 TRADEWIND_API_KEY，请在“设置”的“密钥”中创建。",
  },
  noAnswer: { en: "Nothing answers at {url}. {why}", zh: "{url} 没有响应。{why}" },
  notTradewind: { en: "What answers at {url} is no Tradewind.", zh: "{url} 上运行的不是 Tradewind。" },
  refused: { en: "Not taken: {why}", zh: "未接受：{why}" },
  noFolder: { en: "There is no folder {folder}.", zh: "没有文件夹 {folder}。" },
  badNote: { en: "{file} cannot be read. Delete it and pull again.", zh: "{file} 无法读取，请删除后重新 pull。" },
  notFlow: { en: "{file} is no flow.", zh: "{file} 不是流程文件。" },
  tooLarge: { en: "{file} is too large to be a flow.", zh: "{file} 过大，不是流程文件。" },
  notJson: { en: "{file} is not JSON: {why}", zh: "{file} 不是有效的 JSON：{why}" },
  noFiles: { en: "There is no flow in {folder}: pull first.", zh: "{folder} 中没有流程，请先 pull。" },
  written: { en: "+ {file}: “{name}”", zh: "+ {file}：“{name}”" },
  updated: { en: "~ {file}: updated from the shop", zh: "~ {file}：已按店铺中的更新" },
  same: { en: "= {file}", zh: "= {file} 无变化" },
  keptYours: { en: "= {file}: has changes of its own, kept", zh: "= {file}：有本地改动，已保留" },
  bothMoved: {
    en: "! {file}: changed here and in the shop. Nothing was written; move your changes aside, or take the shop’s with --force.",
    zh: "! {file}：本地和店铺都有改动，未写入。请先移开本地改动，或用 --force 以店铺为准。",
  },
  goneFromShop: { en: "- {file}: its flow is no longer in the shop; the file stays", zh: "- {file}：店铺中已没有此流程，文件保留" },
  newFlow: { en: "{file}: a new flow, “{name}”, {n, plural, one {# step} other {# steps}}", zh: "{file}：新流程“{name}”，{n} 个步骤" },
  changes: {
    en: "{file}: {n, plural, =0 {no changes} one {# change} other {# changes}}",
    zh: "{file}：{n, plural, =0 {没有改动} other {# 处改动}}",
  },
  problems: {
    en: "{n, plural, one {# thing has} other {# things have}} to be mended before it can go live",
    zh: "上线前需要处理 {n} 个问题",
  },
  movedOn: {
    en: "! Not pushed: the draft has changed in the shop since it was pulled. Pull first, or overwrite it with --force.",
    zh: "! 未推送：pull 之后店铺中的草稿又有改动。请先 pull，或用 --force 覆盖。",
  },
  made: { en: "→ made as a draft", zh: "→ 已创建草稿" },
  saved: { en: "→ the draft is saved", zh: "→ 草稿已保存" },
  published: { en: "→ live as version {version}", zh: "→ 已上线，第 {version} 版" },
} satisfies Record<string, Words>;
