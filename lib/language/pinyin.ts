/** Chinese words as they are typed without tones: what a search finds them by, whole (`dingdan`) or by its initials (`dd`). */

/** The characters of the words that are searched, by their reading; a test asks for each. A library of all characters would weigh fifty times as much. */
const readings = `
an按案 ba把 bai败百 ban办 bao包 bei备被 ben本 bi币笔比 bian编变 biao标表 bing并 bo拨 bu不步部补 cai才 can参 cang仓 ce测册 cha查差 chang尝 chao超 cheng城称成程
chong重 chu出处除 chuang创 ci此次 cun存 cuo错 da达答 dai待代 dan单 dang当 dao道到 de的 deng等 di地第 die跌 dian电店点 diao调 ding订定 dong动 dou都 duan断段
dui对 duo多 e额 er而 fa发法 fang方放 fei费 fen份分 fou否 fu付服复 gai改该 ge格个 gei给 geng更 gong工公共功供 gou够 guan关 gui规 guo国果过裹 hang行 hao号好
he合和核 hou后 hu户 hua话划画 huan缓 hui惠会汇回 huo货或获 ji计几击继即 jia家价加 jian间件建 jiang降 jie接结截解 jin今金进 jing径警 ju拒据 jue绝 jun均 kai开 kan看槛 ke客可
ku库 kuan款 kuang况 lai来 le了 lei累类 li历理立里 lian联连链 liang量 lie列 ling另 liu流留 lu路 lun论 luo络 ma码 man满 me么 mei每没 men门 mian面
miao秒 ming明名 mo模 mou某 nei内 neng能 niu钮 pan判 pei配 pi批匹 pian片 pin品 ping平 pu铺 qi期起启其 qian签前欠 qing情请 qu渠取 quan全 que缺 ran然 rang让
ren人任 ri日 rong容 shan删 shang商上 shao少 shen审身什申 sheng省生 shi是时试市史式事失始实释 shou售收受手 shu数束属输 shui税 shun顺 shuo说 si司 song送 suan算
suo所 ta他 tai台态 ti提题 tian天填 tiao条 tong同统通 tou头 tu图 tui退 wai外 wan完 wang网 wei为未 wen问文 wo握 wu无务物 xi细息系 xia下 xian现先线
xiang箱响象项 xiao小销消 xie写 xin新 xing行姓型星醒 xu序续许 xuan选 xun询 yan言沿 yang样 ye业也 yi已一以议意异 yin因引 ying营应 yong用 you优邮有由 yu语与逾预
yuan原源 yue月 yun运允 zai在再 zan暂 zao早 ze择则 zhang账涨 zhao找 zheng争 zhi址支之值止执只 zhong种钟中 zhou周骤 zhu注逐主 zhuang状 zhun准 zi字 zong总
zou走 zu足 zuo作
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
