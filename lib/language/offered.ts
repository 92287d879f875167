/** What is offered when a step is looked for. */
import type { Words } from "./words.ts";

/** In the list of steps. */
export const offeredWords = {
  some: { en: "{name}: type to find one of {n}", zh: "{name}：共 {n} 个接口，可输入查找" },
  bringIn: { en: "A system of your own…", zh: "自有系统…" },
  bringInText: { en: "Bring in a warehouse, an ERP or any other by its OpenAPI document", zh: "用 OpenAPI 文档接入仓库、ERP 等系统" },
  failed: { en: "This call could not be read just now.", zh: "暂时无法读取该接口。" },
} satisfies Record<string, Words>;
