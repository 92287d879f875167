/** Chinese words as they are typed without tones: what a search finds them by, whole (`dingdan`) or by its initials (`dd`). */

/** The characters of the words that are searched, by their reading; a test asks for each. A library of all characters would weigh fifty times as much. */
const readings = `
an按 bai败 ba把 bei备被 ben本 bian编变 biao标表 bing并 bi币 bu不步部 cai才 ce测册 chang尝 chao超 cheng城称成程 chuang创 chu出处 ci此次 cuo错 dai待 dang当
dan单 dao道到 da达 deng等 de的 dian电店点 diao调 ding订定 di地第 dong动 dou都 duan断段 dui对 duo多 er而 e额 fang方 fa发法 fei费 fen份分 fou否 fu付 gai改该
gei给 geng更 ge格个 gong工公共功 guan关 gui规 guo国果过 hang行 hao号 he合和 hou后 huan缓 hua话划画 hui惠会汇 huo货或获 hu户 jian间件建 jia家价加 jie接结 jing径
jin今金进 ji计几击继即 jue绝 ju拒据 kan看 ke客可 kuang况 kuan款 lai来 lei累类 le了 liang量 lian联连 lie列 ling另 liu流留 li历理立里 lun论 luo络 lu路 man满 ma码
mei每 me么 mian面 miao秒 ming明名 mou某 nei内 neng能 niu钮 pan判 ping平 pin品 pi批 pu铺 qian签前 qing情 qi期起启其 quan全 qu渠取 rang让 ran然 ren人 ri日
rong容 shang商上 sheng省生 shen审身什 shi是时试市史式事失始 shou售收受手 shui税 shun顺 shuo说 shu数束 si司 song送 suan算 suo所 tai台态 ta他 tian天填 tiao条 ti提题
tong同统通 tou头 tui退 wai外 wang网 wan完 wei为未 wen问 wu无 xiang箱响象项 xian现先线 xiao小销消 xia下 xie写 xing行姓型星醒 xin新 xi细息系 xuan选 xu序续许 yang样
yan言沿 ye业也 ying营应 yin因引 yi已一以 yong用 you优邮有由 yuan原源 yue月 yun运允 yu语与逾 zai在再 zan暂 zao早 ze择则 zhang账 zhi址支之值止执只 zhong种钟中 zhou周骤
zhuang状 zhun准 zhu注逐 zong总 zou走 zuo作 zu足
`;

const readingsOf = new Map<string, string[]>();
for (const [, sound = "", characters = ""] of readings.matchAll(/([a-z]+)(\p{Script=Han}+)/gu))
  for (const character of characters) readingsOf.set(character, [...(readingsOf.get(character) ?? []), sound]);

export const canBeTyped = (text: string): boolean => [...text].every((each) => !/\p{Script=Han}/u.test(each) || readingsOf.has(each));

const waysMax = 8;

/** All that a text can be typed as, in small letters: its pinyin, and its initials. A character that nobody reads stays as it is. */
export function pinyinOf(text: string): string[] {
  let ways: [whole: string, initials: string][] = [["", ""]];
  for (const character of text.toLowerCase()) {
    if (/\s/.test(character)) continue;
    const sounds = readingsOf.get(character) ?? [character];
    ways = ways
      .flatMap(([whole, initials]) => sounds.map((sound): [string, string] => [whole + sound, initials + sound.slice(0, 1)]))
      .slice(0, waysMax);
  }
  return ways.flat();
}

/** Every typed word is somewhere in the names, or in how the Chinese among them is typed. */
export function isFoundBy(search: string, names: readonly string[]): boolean {
  const plain = names.join(" ").toLowerCase();
  const typed = names.filter((name) => /\p{Script=Han}/u.test(name)).flatMap(pinyinOf);
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((part) => plain.includes(part) || typed.some((each) => each.includes(part)));
}
