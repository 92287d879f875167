/** What each field of an event, and of a step's result, is called on a screen. A forgotten one does not compile. */
import type { Message, Payment } from "../commerce/event.ts";
import type { Address, Customer, LineItem, Order } from "../commerce/order.ts";
import type { Words } from "./words.ts";

export const partWords = {
  event: { en: "Event", zh: "事件" },
  order: { en: "Order", zh: "订单" },
  payment: { en: "Payment", zh: "支付" },
  customer: { en: "Customer", zh: "客户" },
  message: { en: "Message", zh: "消息" },
  payload: { en: "As it was sent", zh: "原始数据" },
} satisfies Record<string, Words>;

export const orderFieldWords = {
  id: { en: "Order id", zh: "订单 ID" },
  number: { en: "Order number", zh: "订单号" },
  platform: { en: "Platform", zh: "平台" },
  status: { en: "Order status", zh: "订单状态" },
  paymentStatus: { en: "Payment status", zh: "付款状态" },
  fulfilmentStatus: { en: "Fulfilment status", zh: "发货状态" },
  currency: { en: "Currency", zh: "币种" },
  total: { en: "Order total", zh: "订单总额" },
  subtotal: { en: "Goods total", zh: "商品小计" },
  discount: { en: "Discount", zh: "优惠金额" },
  shipping: { en: "Shipping cost", zh: "运费" },
  tax: { en: "Tax", zh: "税费" },
  refunded: { en: "Refunded so far", zh: "已退款金额" },
  tags: { en: "Order tags", zh: "订单标签" },
  note: { en: "Order note", zh: "订单备注" },
  email: { en: "Email on the order", zh: "订单邮箱" },
  phone: { en: "Phone on the order", zh: "订单电话" },
  channel: { en: "Sales channel", zh: "销售渠道" },
  discountCodes: { en: "Discount codes", zh: "优惠码" },
  items: { en: "Order lines", zh: "商品明细" },
  shippingAddress: { en: "Shipping address", zh: "收货地址" },
  billingAddress: { en: "Billing address", zh: "账单地址" },
  placedAt: { en: "Placed at", zh: "下单时间" },
  test: { en: "Test order", zh: "测试订单" },
} satisfies Record<keyof Order, Words>;

export const addressFieldWords = {
  name: { en: "name", zh: "姓名" },
  company: { en: "company", zh: "公司" },
  line1: { en: "street", zh: "街道" },
  line2: { en: "street, second line", zh: "街道（第二行）" },
  city: { en: "city", zh: "城市" },
  province: { en: "province", zh: "省份" },
  postcode: { en: "postcode", zh: "邮编" },
  country: { en: "country", zh: "国家" },
  phone: { en: "phone", zh: "电话" },
} satisfies Record<keyof Address, Words>;

export const lineItemFieldWords = {
  id: { en: "line id", zh: "明细 ID" },
  sku: { en: "SKU", zh: "SKU" },
  productId: { en: "product id", zh: "商品 ID" },
  variantId: { en: "variant id", zh: "规格 ID" },
  title: { en: "product", zh: "商品名称" },
  quantity: { en: "quantity", zh: "数量" },
  price: { en: "unit price", zh: "单价" },
  total: { en: "line total", zh: "小计" },
} satisfies Record<keyof LineItem, Words>;

export const customerFieldWords = {
  id: { en: "Customer id", zh: "客户 ID" },
  name: { en: "Customer name", zh: "客户姓名" },
  email: { en: "Customer email", zh: "客户邮箱" },
  phone: { en: "Customer phone", zh: "客户电话" },
  locale: { en: "Customer language", zh: "客户语言" },
  tags: { en: "Customer tags", zh: "客户标签" },
  ordersCount: { en: "Orders so far", zh: "累计订单数" },
  totalSpent: { en: "Spent so far", zh: "累计消费" },
  acceptsMarketing: { en: "Accepts marketing", zh: "接受营销" },
  note: { en: "Customer note", zh: "客户备注" },
  createdAt: { en: "Customer since", zh: "成为客户时间" },
} satisfies Record<keyof Customer, Words>;

export const paymentFieldWords = {
  id: { en: "Payment id", zh: "支付 ID" },
  method: { en: "Payment method", zh: "支付方式" },
  status: { en: "Payment status", zh: "支付状态" },
  amount: { en: "Amount paid or refunded", zh: "支付或退款金额" },
  reason: { en: "Reason", zh: "原因" },
} satisfies Record<keyof Payment, Words>;

export const messageFieldWords = {
  id: { en: "Message id", zh: "消息 ID" },
  conversationId: { en: "Conversation", zh: "会话" },
  channel: { en: "Channel", zh: "渠道" },
  text: { en: "Message text", zh: "消息内容" },
  locale: { en: "Message language", zh: "消息语言" },
  from: { en: "Sent by", zh: "发送人" },
} satisfies Record<keyof Message, Words>;

export const eventFieldWords = {
  id: { en: "Event id", zh: "事件 ID" },
  type: { en: "What happened", zh: "事件类型" },
  source: { en: "Source", zh: "来源" },
  receivedAt: { en: "Received at", zh: "收到时间" },
} satisfies Record<string, Words>;

/** What later steps read of an earlier one's result; the catalog's test asks for each. */
export const outputFieldWords: Record<string, Words> = {
  tags: { en: "tags now", zh: "现有标签" },
  before: { en: "as it was before", zh: "之前的值" },
  changed: { en: "was changed", zh: "是否已更改" },
  refused: { en: "was refused", zh: "是否被拒绝" },
  status: { en: "status", zh: "状态" },
  headers: { en: "answer headers", zh: "响应头" },
  body: { en: "answer", zh: "响应内容" },
  result: { en: "result", zh: "结果" },
  noteId: { en: "note id", zh: "提醒 ID" },
  eventId: { en: "event id", zh: "事件 ID" },
  type: { en: "what happened", zh: "事件类型" },
  entityId: { en: "what it is about", zh: "关联对象 ID" },
  input: { en: "answers", zh: "填写内容" },
};
