/** What the demo shop answers to questions it is often asked. The asker's order fills the gaps; without one a person answers. */
import type { AnswerDraft } from "../service/answers-csv.ts";

const answer = (zh: readonly [string, ...string[]], en: readonly [string, ...string[]]): AnswerDraft => ({
  answerZh: zh[0],
  phrasingsZh: zh.slice(1),
  answerEn: en[0],
  phrasingsEn: en.slice(1),
});

/** The answer first, then ways of asking. */
export const demoAnswers: readonly AnswerDraft[] = [
  answer(
    [
      "{{ customer.name }} 您好，订单 {{ order.number }} 寄往{{ order.shippingAddress.city }}。付款后两个工作日内发货，路上一般 2 到 4 天；发出后您会立刻收到运单号。",
      "订单什么时候发货？",
      "我的快递到哪了？",
      "大概几天能到？",
      "怎么还没有单号？",
      "物流两天没动了",
    ],
    [
      "Hello {{ customer.name }}, order {{ order.number }} goes to {{ order.shippingAddress.city }}. We pack within two working days, and the way takes 3 to 6 days; the tracking number reaches you as soon as it has left.",
      "When will my order ship?",
      "Where is my order?",
      "When will it arrive?",
      "I have no tracking number yet",
      "The tracking has not moved",
    ],
  ),
  answer(
    [
      "可以的。订单 {{ order.number }} 的电子发票会在发货当天发到 {{ order.email }}；需要公司抬头，请直接回复抬头和税号。",
      "可以开发票吗？",
      "麻烦开一张电子发票",
      "发票怎么开？",
    ],
    [
      "Of course. The invoice for order {{ order.number }} is mailed to {{ order.email }} on the day it ships. For a company name on it, answer with the name and tax number.",
      "May I have an invoice?",
      "Where do I find my invoice?",
      "I need a receipt for my order",
    ],
  ),
  answer(
    [
      "签收后七天内都可以退，茶叶未拆封、茶具未使用即可。请在“我的订单”里点“退货”，我们会寄给您退货单，运费由我们承担。",
      "想退货，怎么操作？",
      "七天内可以退吗？",
      "退货流程是什么？",
    ],
    [
      "You can send anything back within 14 days of its arrival: tea unopened, tableware unused. Choose “Return” beside the order in your account, and we mail you the label. The way back is on us.",
      "How do I return something?",
      "Can I send it back?",
      "What is your return policy?",
    ],
  ),
  answer(
    [
      "新壶先用清水煮十分钟，自然放凉，再用您准备常泡的茶煮二十分钟，倒掉茶汤、晾干即可。以后固定泡一类茶，不用洗洁精。",
      "紫砂壶第一次用要怎么开壶？",
      "新壶怎么养？",
      "开壶的步骤",
    ],
    [
      "Simmer the new pot in plain water for ten minutes and let it cool, then simmer it for twenty minutes with the tea you mean to brew in it. Pour that away and let it dry. From then on one kind of tea, and never washing-up liquid.",
      "How do I season a new Yixing teapot?",
      "How do I prepare a clay teapot before first use?",
    ],
  ),
  answer(
    [
      "80 到 85 ℃ 的水最合适：水开后开盖放两三分钟。150 毫升放 3 克茶，第一泡 40 秒出汤。",
      "龙井用多少度的水泡比较好？",
      "绿茶水温多少？",
      "龙井怎么泡？",
    ],
    [
      "80 to 85 °C: let boiling water stand open for two or three minutes. 3 grams for 150 ml, and 40 seconds for the first infusion.",
      "What water temperature is best for Longjing?",
      "How hot should the water be for green tea?",
      "How do I brew Longjing?",
    ],
  ),
  answer(
    [
      "可以。铸铁壶适用于电磁炉、电陶炉和燃气灶；请用小火慢慢加热，不要干烧，用完擦干。",
      "铸铁壶可以用电磁炉吗？",
      "铁壶能放在燃气灶上吗？",
    ],
    [
      "Yes. It works on induction, ceramic and gas. Warm it slowly, never empty, and wipe it dry after use.",
      "Does the cast iron kettle work on induction?",
      "Can I put the cast iron kettle on gas?",
    ],
  ),
  answer(
    [
      "不用放冰箱。熟普放在阴凉、干燥、没有异味的地方就好，用棉纸或纸盒透气保存，可以放很多年。",
      "熟普洱怎么保存？",
      "普洱茶可以放冰箱吗？",
      "茶饼怎么存放？",
    ],
    [
      "Keep it out of the fridge: somewhere cool, dry and without smells, in its paper or a carton so that it can breathe. It keeps for many years.",
      "How should I store the pu-erh cake?",
      "Does pu-erh go in the fridge?",
    ],
  ),
  answer(
    [
      "送长辈我们常推荐“四时茶礼盒”：四种茶各一罐，含手写贺卡。口味清淡的选茉莉花茶，爱喝浓茶的选熟普洱。",
      "送长辈推荐哪一款茶？",
      "送礼选哪款？",
      "预算三百左右送什么茶",
    ],
    [
      "The beginner’s gift box: three teas, a mug with a strainer and a card that says how to brew them. For somebody who likes it light, the jasmine tea is a safe choice.",
      "Which tea would you suggest for a beginner?",
      "What tea is good as a present?",
    ],
  ),
  answer(
    ["双层玻璃杯可以放洗碗机上层；青瓷、紫砂和手绘杯请手洗，不用洗洁精更好。", "玻璃杯可以用洗碗机吗？", "杯子能放洗碗机吗？"],
    [
      "Yes, on the upper rack. Celadon, clay and anything painted by hand is better washed by hand.",
      "Is the double-wall glass safe in the dishwasher?",
      "Can the cups go in the dishwasher?",
    ],
  ),
  answer(
    [
      "可以，结账时加购“手写贺卡”，在备注里写下内容，我们照着手写，不放价格单。",
      "礼盒可以写贺卡吗？",
      "能放一张手写卡片吗？",
      "送人的可以不放价格单吗",
    ],
    [
      "Yes: add “Handwritten card” at the checkout and put your words into the note. We write them by hand and leave out the price slip.",
      "Can you add a handwritten card to the gift box?",
      "Can you leave out the price slip?",
      "It is a gift, can you put in a note?",
    ],
  ),
  answer(
    ["支持微信支付、支付宝和银行卡，付款后可随时开发票。", "支持微信支付吗？", "可以用支付宝付款吗？", "有哪些付款方式？"],
    [
      "You can pay by card, PayPal, Apple Pay and Google Pay, and by WeChat Pay or Alipay in China.",
      "Can I pay with PayPal?",
      "Which payment methods do you take?",
    ],
  ),
  answer(
    ["可以寄到香港、澳门和台湾，运费 48 元，满 600 元免运费，一般 3 到 6 天送达。", "可以寄到香港吗？运费多少", "海外能寄吗？", "包邮吗？"],
    [
      "Yes, we ship to all of Europe and North America. Shipping is 6.95 USD and free from 60 USD; outside the EU the customs office may ask for import tax.",
      "Do you ship to Norway, and what does it cost?",
      "Which countries do you ship to?",
      "How much is shipping?",
    ],
  ),
];
