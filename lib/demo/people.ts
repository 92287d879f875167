/** The demo shop's customers. All invented: mail addresses at example.com, telephone numbers kept free for fiction. */
import type { Address } from "../commerce/order.ts";
import type { Locale } from "../language/words.ts";
import type { Product } from "./products.ts";
import type { Chance } from "./random.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  phone: string;
  locale: Locale;
  currency: "CNY" | "USD";
  /** Minutes that their clock is ahead of UTC. */
  clockMinutes: number;
  address: Omit<Address, "company">;
  acceptsMarketing: boolean;
  /** How readily they come back, against the others. */
  loyalty: number;
  likes: Product["family"];
}

export function inventPerson(n: number, chance: Chance): Person {
  const chinese = chance.happens(0.6);
  const { name, mail } = chinese ? chineseName(chance) : englishName(chance);
  const place = chinese ? chance.pick(chineseCities) : chance.pick(westernCities);
  const [city, province, country, clockHours, streets, postcode] = place;
  const street = chance.pick(streets);
  const number = chance.between(1, 288);
  const phone = chinese
    ? `+86 100 0000 ${four(chance)}`
    : country === "GB"
      ? `+44 20 7946 0${chance.between(100, 999)}`
      : `+1 ${chance.pick(areaCodes)} 555 01${two(chance)}`;
  return {
    id: `demo-${1000 + n}`,
    name,
    email: `${mail}${n}@example.com`,
    phone,
    locale: chinese ? "zh" : "en",
    currency: chinese ? "CNY" : "USD",
    clockMinutes: clockHours * 60,
    address: {
      name,
      line1: chinese ? `${street}${number}号${chance.between(1, 18)}栋${chance.between(101, 2604)}室` : `${number} ${street}`,
      line2: "",
      city,
      province,
      postcode,
      country,
      phone,
    },
    acceptsMarketing: chance.happens(0.55),
    // a few come back again and again, most hardly ever
    loyalty: 0.15 + chance.next() ** 6 * 12,
    likes: chance.pick(["tea", "tea", "tea", "pot", "cup", "cup", "table", "home", "gift"] as const),
  };
}

function chineseName(chance: Chance): { name: string; mail: string } {
  const [surname, surnameLatin] = chance.pick(surnames);
  const [first, firstLatin] = chance.pick(givenNames);
  const [second, secondLatin] = chance.happens(0.65) ? chance.pick(givenNames) : ["", ""];
  return {
    name: `${surname}${first}${second === first ? "" : second}`,
    mail: `${firstLatin}${secondLatin === firstLatin ? "" : secondLatin}.${surnameLatin}`,
  };
}

function englishName(chance: Chance): { name: string; mail: string } {
  const [first, last] = [chance.pick(firstNames), chance.pick(lastNames)];
  return { name: `${first} ${last}`, mail: `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, "") };
}

const two = (chance: Chance) => String(chance.between(0, 99)).padStart(2, "0");
const four = (chance: Chance) => String(chance.between(0, 9_999)).padStart(4, "0");

const surnames = [
  ["王", "wang"],
  ["李", "li"],
  ["张", "zhang"],
  ["刘", "liu"],
  ["陈", "chen"],
  ["杨", "yang"],
  ["赵", "zhao"],
  ["黄", "huang"],
  ["周", "zhou"],
  ["吴", "wu"],
  ["徐", "xu"],
  ["孙", "sun"],
  ["胡", "hu"],
  ["朱", "zhu"],
  ["高", "gao"],
  ["林", "lin"],
  ["何", "he"],
  ["郭", "guo"],
  ["马", "ma"],
  ["罗", "luo"],
  ["梁", "liang"],
  ["宋", "song"],
  ["郑", "zheng"],
  ["谢", "xie"],
  ["韩", "han"],
  ["唐", "tang"],
  ["冯", "feng"],
  ["于", "yu"],
  ["董", "dong"],
  ["沈", "shen"],
] as const;
const givenNames = [
  ["伟", "wei"],
  ["芳", "fang"],
  ["娜", "na"],
  ["敏", "min"],
  ["静", "jing"],
  ["丽", "li"],
  ["强", "qiang"],
  ["磊", "lei"],
  ["洋", "yang"],
  ["艳", "yan"],
  ["勇", "yong"],
  ["杰", "jie"],
  ["娟", "juan"],
  ["涛", "tao"],
  ["明", "ming"],
  ["超", "chao"],
  ["霞", "xia"],
  ["平", "ping"],
  ["雨", "yu"],
  ["晨", "chen"],
  ["欣", "xin"],
  ["怡", "yi"],
  ["梓", "zi"],
  ["涵", "han"],
  ["子", "zi"],
  ["轩", "xuan"],
  ["思", "si"],
  ["佳", "jia"],
  ["浩", "hao"],
  ["然", "ran"],
] as const;
const firstNames = [
  "Emma",
  "Olivia",
  "Noah",
  "Liam",
  "Ava",
  "Mia",
  "Lucas",
  "Ethan",
  "Grace",
  "Hannah",
  "Daniel",
  "Sofia",
  "Chloe",
  "Henry",
  "Isla",
  "Oscar",
  "Ruth",
  "Priya",
  "Diego",
  "Aisha",
  "Marcus",
  "Nora",
  "Elena",
  "Owen",
  "Zoe",
  "Samuel",
  "Clara",
  "Jonas",
  "Amelia",
  "Victor",
] as const;
const lastNames = [
  "Smith",
  "Johnson",
  "Brown",
  "Garcia",
  "Miller",
  "Davis",
  "Wilson",
  "Moore",
  "Taylor",
  "Clark",
  "Lewis",
  "Walker",
  "Hall",
  "Young",
  "King",
  "Wright",
  "Scott",
  "Green",
  "Baker",
  "Adams",
  "Nelson",
  "Carter",
  "Turner",
  "Parker",
  "Evans",
  "Collins",
  "Morris",
  "Patel",
  "Murphy",
  "Reed",
] as const;

type City = readonly [city: string, province: string, country: string, clockHours: number, streets: readonly string[], postcode: string];
const roads = ["人民路", "中山路", "解放路", "建设大道", "文化街", "和平里", "花园路", "学院路", "滨江道", "梧桐巷"] as const;
const streets = [
  "Maple Street",
  "Oak Avenue",
  "Cedar Lane",
  "Park Road",
  "Hill Street",
  "River Road",
  "Church Lane",
  "Elm Street",
  "Lake View",
  "Station Road",
] as const;
const chineseCities: readonly City[] = [
  ["上海", "上海", "CN", 8, roads, "200000"],
  ["北京", "北京", "CN", 8, roads, "100000"],
  ["杭州", "浙江", "CN", 8, roads, "310000"],
  ["广州", "广东", "CN", 8, roads, "510000"],
  ["深圳", "广东", "CN", 8, roads, "518000"],
  ["成都", "四川", "CN", 8, roads, "610000"],
  ["南京", "江苏", "CN", 8, roads, "210000"],
  ["武汉", "湖北", "CN", 8, roads, "430000"],
  ["西安", "陕西", "CN", 8, roads, "710000"],
  ["厦门", "福建", "CN", 8, roads, "361000"],
  ["昆明", "云南", "CN", 8, roads, "650000"],
];
const westernCities: readonly City[] = [
  ["Seattle", "WA", "US", -8, streets, "98101"],
  ["Portland", "OR", "US", -8, streets, "97201"],
  ["San Francisco", "CA", "US", -8, streets, "94103"],
  ["Chicago", "IL", "US", -6, streets, "60601"],
  ["Austin", "TX", "US", -6, streets, "78701"],
  ["New York", "NY", "US", -5, streets, "10001"],
  ["Boston", "MA", "US", -5, streets, "02108"],
  ["Toronto", "ON", "CA", -5, streets, "M5H 2N2"],
  ["London", "", "GB", 0, streets, "EC1A 1BB"],
];
const areaCodes = ["206", "312", "415", "512", "617"] as const;
