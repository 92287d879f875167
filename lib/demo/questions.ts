/** What customers of the demo shop ask. `{order}` is their last order's number, `{product}` something in it. */
import type { Locale } from "../language/words.ts";

interface Topic {
  /** Asked how often, against the others. */
  weight: number;
  /** Whether it is about an order that is under way. */
  aboutOrder: boolean;
  texts: Record<Locale, readonly string[]>;
}

export const topics: readonly Topic[] = [
  {
    weight: 9,
    aboutOrder: true,
    texts: {
      zh: [
        "你好，订单{order}什么时候发货？",
        "我的{order}到哪了？物流两天没动了",
        "请问{order}大概几天能到",
        "{order}能帮忙催一下快递吗，周末要送人",
        "已经付款了，{order}怎么还没有单号？",
      ],
      en: [
        "Hi, when will order {order} ship?",
        "Where is my order {order}? The tracking has not moved for two days.",
        "Could you tell me when {order} will arrive? It is a present for Saturday.",
        "I paid for {order} but have no tracking number yet.",
      ],
    },
  },
  {
    weight: 5,
    aboutOrder: true,
    texts: {
      zh: [
        "收到的{product}碎了一个角，怎么办？",
        "{order}里少发了一件{product}",
        "打开包裹发现{product}有裂纹，可以换一个吗",
        "发错了，我买的是{product}",
      ],
      en: [
        "The {product} arrived with a crack. What can we do?",
        "One item is missing from {order}: {product}.",
        "I received the wrong thing, I ordered the {product}.",
        "The box was wet and the {product} is damaged. I have photos.",
      ],
    },
  },
  {
    weight: 5,
    aboutOrder: true,
    texts: {
      zh: [
        "{order}想退货，怎么操作？",
        "{product}不太适合我，七天内可以退吗？",
        "退款什么时候到账？支付宝付的",
        "{order}可以取消吗？拍错了",
      ],
      en: [
        "How do I return {order}?",
        "The {product} is not for me. Can I send it back?",
        "When will I see the refund on my card?",
        "Please cancel {order}, I ordered it twice by mistake.",
      ],
    },
  },
  {
    weight: 4,
    aboutOrder: true,
    texts: {
      zh: [
        "{order}的地址写错了，可以改吗？",
        "能不能把{order}改成公司地址？",
        "{order}麻烦开一张电子发票，谢谢",
        "收件人电话填错了，{order}，谢谢",
      ],
      en: [
        "I put the old address on {order}. Can you change it?",
        "Could {order} go to my office instead?",
        "May I have an invoice for {order}, please?",
        "There is a typo in my phone number on {order}.",
      ],
    },
  },
  {
    weight: 6,
    aboutOrder: false,
    texts: {
      zh: [
        "紫砂壶第一次用要怎么开壶？",
        "龙井用多少度的水泡比较好？",
        "铸铁壶可以用电磁炉吗？",
        "熟普洱怎么保存？放冰箱行吗",
        "送长辈推荐哪一款茶？预算三百左右",
        "保温杯可以泡茶放一天吗",
      ],
      en: [
        "How do I season a new Yixing teapot?",
        "What water temperature is best for Longjing?",
        "Does the cast iron kettle work on induction?",
        "How should I store the pu-erh cake?",
        "Which tea would you suggest for a beginner?",
        "Is the double-wall glass safe in the dishwasher?",
      ],
    },
  },
  {
    weight: 4,
    aboutOrder: false,
    texts: {
      zh: [
        "白牡丹什么时候补货？",
        "礼盒可以写贺卡吗？内容自己定",
        "公司团购五十份有优惠吗？",
        "支持微信支付吗",
        "可以寄到香港吗？运费多少",
      ],
      en: [
        "When will the Bai Mudan be back?",
        "Can you add a handwritten card to the gift box?",
        "Do you give a discount on fifty gift boxes?",
        "Do you ship to Norway, and what does it cost?",
        "Can I pay with PayPal?",
      ],
    },
  },
  {
    weight: 3,
    aboutOrder: false,
    texts: {
      zh: ["茶很香，包装也用心，谢谢！", "第二次买了，还是一样好", "客服很耐心，给个赞"],
      en: [
        "The tea is wonderful and the packing was lovely. Thank you!",
        "Second order, as good as the first.",
        "Thanks for the quick help yesterday.",
      ],
    },
  },
];
