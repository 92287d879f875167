/** What platforms call the state of a product; any other is shown as the platform writes it. */
import type { Words } from "./words.ts";

export const productStatusWords: Partial<Record<string, Words>> = {
  active: { en: "Active", zh: "上架中" },
  draft: { en: "Draft", zh: "草稿" },
  archived: { en: "Archived", zh: "已归档" },
  unlisted: { en: "Not listed", zh: "未公开列出" },
  publish: { en: "Published", zh: "已发布" },
  pending: { en: "Waiting for review", zh: "待审核" },
  private: { en: "Private", zh: "私密" },
  future: { en: "Scheduled", zh: "定时发布" },
  trash: { en: "In the bin", zh: "已移入回收站" },
};
