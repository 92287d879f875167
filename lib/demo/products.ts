/** What the demo shop sells: things for tea, the table and the home. Prices are set for each currency, as a shop does. */
import type { Locale } from "../language/words.ts";

export interface Product {
  sku: string;
  title: Record<Locale, string>;
  family: "tea" | "pot" | "cup" | "table" | "home" | "gift";
  /** Minor units. */
  price: { CNY: number; USD: number };
  /** How often it is bought, against the others. */
  appeal: number;
}

const product = (sku: string, family: Product["family"], zh: string, en: string, cny: number, usd: number, appeal: number): Product => ({
  sku,
  family,
  title: { zh, en },
  price: { CNY: cny * 100 - 100, USD: usd * 100 - 1 },
  appeal,
});

export const products: readonly Product[] = [
  product("TEA-LJ-100", "tea", "明前龙井 100g", "Longjing green tea, early spring, 100 g", 169, 29, 9),
  product("TEA-TGY-150", "tea", "安溪铁观音 150g", "Tieguanyin oolong, 150 g", 129, 22, 8),
  product("TEA-DHP-100", "tea", "武夷大红袍 100g", "Da Hong Pao rock oolong, 100 g", 199, 35, 6),
  product("TEA-PE-357", "tea", "勐海熟普洱 357g 饼", "Ripe pu-erh cake from Menghai, 357 g", 239, 42, 5),
  product("TEA-BMD-50", "tea", "福鼎白牡丹 50g", "Bai Mudan white tea, 50 g", 99, 18, 6),
  product("TEA-JJM-75", "tea", "金骏眉红茶 75g", "Jin Jun Mei black tea, 75 g", 189, 32, 5),
  product("TEA-ML-200", "tea", "茉莉花茶 200g", "Jasmine tea, 200 g", 79, 15, 9),
  product("TEA-GH-60", "tea", "桂花乌龙茶包 20 包", "Osmanthus oolong, 20 tea bags", 59, 12, 10),
  product("TEA-JH-80", "tea", "胎菊 80g", "Chrysanthemum buds, 80 g", 49, 11, 6),
  product("POT-YX-200", "pot", "宜兴紫砂壶 200ml", "Yixing clay teapot, 200 ml", 469, 79, 3),
  product("POT-GW-150", "pot", "白瓷盖碗 150ml", "White porcelain gaiwan, 150 ml", 109, 19, 7),
  product("POT-GL-600", "pot", "耐热玻璃壶 600ml", "Heat-proof glass teapot, 600 ml", 89, 17, 7),
  product("POT-TH-900", "pot", "铸铁壶 900ml", "Cast iron kettle, 900 ml", 389, 69, 2),
  product("POT-SET-7", "pot", "旅行茶具七件套", "Travel tea set, seven pieces", 259, 45, 5),
  product("POT-EL-1L", "pot", "温控电水壶 1L", "Kettle with temperature control, 1 l", 299, 59, 4),
  product("CUP-QC-2", "cup", "青瓷对杯", "Celadon cups, pair", 99, 18, 7),
  product("CUP-HX-1", "cup", "手绘荷塘主人杯", "Hand-painted lotus cup", 79, 15, 6),
  product("CUP-GL-350", "cup", "双层玻璃杯 350ml", "Double-wall glass, 350 ml", 59, 12, 8),
  product("CUP-MUG-400", "cup", "带滤马克杯 400ml", "Mug with strainer, 400 ml", 89, 17, 9),
  product("CUP-TR-500", "cup", "保温随行杯 500ml", "Insulated travel cup, 500 ml", 139, 26, 8),
  product("CUP-JZ-6", "cup", "品茗杯六只装", "Tasting cups, set of six", 119, 21, 4),
  product("TBL-ZP-40", "table", "竹制茶盘 40cm", "Bamboo tea tray, 40 cm", 159, 29, 4),
  product("TBL-CX-1", "table", "棉麻茶席", "Linen table runner", 69, 14, 4),
  product("TBL-CZ-5", "table", "胡桃木茶则套装", "Walnut tea tools, set of five", 129, 24, 3),
  product("TBL-DP-4", "table", "粗陶点心盘四只", "Stoneware dessert plates, set of four", 149, 28, 5),
  product("TBL-KZ-10", "table", "鸡翅木筷子十双", "Wenge chopsticks, ten pairs", 99, 19, 6),
  product("TBL-WB-2", "table", "青花饭碗两只", "Blue-and-white bowls, pair", 79, 15, 7),
  product("TBL-TW-6", "table", "亚麻餐巾六条", "Linen napkins, set of six", 119, 22, 4),
  product("HOM-XL-1", "home", "黄铜香炉", "Brass incense burner", 199, 36, 3),
  product("HOM-XX-40", "home", "檀香线香 40 支", "Sandalwood incense, 40 sticks", 69, 13, 6),
  product("HOM-HP-1", "home", "陶土小花瓶", "Small clay vase", 89, 17, 5),
  product("HOM-DL-1", "home", "纸灯笼床头灯", "Paper lantern lamp", 219, 39, 3),
  product("HOM-BZ-45", "home", "蓝印花布抱枕套", "Indigo print cushion cover", 89, 17, 5),
  product("HOM-LZ-3", "home", "大豆蜡烛三只装", "Soy candles, set of three", 109, 20, 6),
  product("HOM-SN-1", "home", "藤编收纳篮", "Rattan basket", 129, 24, 5),
  product("GFT-TEA-4", "gift", "四时茶礼盒", "Four seasons tea gift box", 329, 58, 5),
  product("GFT-NEW-1", "gift", "新手泡茶礼盒", "Beginner's tea gift box", 279, 49, 6),
  product("GFT-JD-2", "gift", "对杯茶叶礼盒", "Cups and tea for two, gift box", 239, 42, 5),
  product("GFT-CARD", "gift", "手写贺卡", "Handwritten card", 10, 3, 5),
  product("GFT-WRAP", "gift", "礼品包装", "Gift wrapping", 20, 5, 4),
];
