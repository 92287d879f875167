/** What is wrong with the settings of a source, where only a close look shows it. */
import type { Words } from "./words.ts";

export const sourceProblemWords = {
  publicKey: {
    en: "The public key cannot be read. Paste the whole text, from the first line to the last.",
    zh: "公钥无法识别，请粘贴从首行到末行的完整内容。",
  },
  certificates: {
    en: "A platform certificate cannot be read. Paste the whole text of each, from BEGIN to END.",
    zh: "平台证书无法识别，请粘贴每个证书从 BEGIN 到 END 的完整内容。",
  },
  publicKeyId: { en: "The public key and its ID belong together: enter both.", zh: "公钥和公钥 ID 需要同时填写。" },
} satisfies Record<string, Words>;
