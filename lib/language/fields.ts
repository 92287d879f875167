/** What each field of an event, and of a step's result, is called in the middle of a sentence. A forgotten field does not compile. */
import type { Message } from "../commerce/event.ts";
import type { Money } from "../commerce/money.ts";
import type { Customer, Order } from "../commerce/order.ts";
import type { Checkout } from "../commerce/parts/checkout.ts";
import type { Dispute } from "../commerce/parts/dispute.ts";
import type { Payment } from "../commerce/parts/payment.ts";
import type { Product } from "../commerce/parts/product.ts";
import type { Refund } from "../commerce/parts/refund.ts";
import type { Shipment } from "../commerce/parts/shipment.ts";
import type { Stock } from "../commerce/parts/stock.ts";
import type { Words } from "./words.ts";

/** The paths of a record's fields; lists and amounts are fields as they are. */
type Paths<T, P extends string> = {
  [K in keyof T & string]: T[K] extends string | number | boolean | readonly unknown[] | Money ? `${P}.${K}` : Paths<T[K], `${P}.${K}`>;
}[keyof T & string];
type FieldPath =
  | Paths<Order, "order">
  | Paths<Customer, "customer">
  | Paths<Payment, "payment">
  | Paths<Refund, "refund">
  | Paths<Dispute, "dispute">
  | Paths<Shipment, "shipment">
  | Paths<Checkout, "checkout">
  | Paths<Stock, "stock">
  | Paths<Product, "product">
  | Paths<Message, "message">
  | `event.${"id" | "type" | "source" | "receivedAt"}`
  | `${ClockQuestion}(now)`
  | "now";
/** What can be asked of the shop's clock about a moment. */
export const clockQuestions = ["isOpen", "isWorkday", "hourOf", "weekdayOf", "dateOf"] as const;
export type ClockQuestion = (typeof clockQuestions)[number];

export const fieldWords = {
  "order.id": { en: "order’s ID", zh: "订单 ID" },
  "order.number": { en: "order number", zh: "订单号" },
  "order.platform": { en: "order’s platform", zh: "订单平台" },
  "order.status": { en: "order status", zh: "订单状态" },
  "order.paymentStatus": { en: "payment status", zh: "付款状态" },
  "order.fulfilmentStatus": { en: "shipping status", zh: "发货状态" },
  "order.currency": { en: "currency", zh: "币种" },
  "order.total": { en: "order total", zh: "订单总额" },
  "order.subtotal": { en: "subtotal", zh: "商品小计" },
  "order.discount": { en: "discount", zh: "优惠金额" },
  "order.shipping": { en: "shipping cost", zh: "运费" },
  "order.tax": { en: "tax", zh: "税额" },
  "order.refunded": { en: "refunded so far", zh: "已退金额" },
  "order.tags": { en: "order tags", zh: "订单标签" },
  "order.note": { en: "order note", zh: "订单备注" },
  "order.email": { en: "order’s email", zh: "订单邮箱" },
  "order.phone": { en: "order’s phone", zh: "订单电话" },
  "order.channel": { en: "sales channel", zh: "销售渠道" },
  "order.discountCodes": { en: "discount codes", zh: "优惠码" },
  "order.items": { en: "items", zh: "商品明细" },
  "order.placedAt": { en: "time of order", zh: "下单时间" },
  "order.test": { en: "test order", zh: "测试订单" },
  "order.shippingAddress.name": { en: "recipient", zh: "收货人" },
  "order.shippingAddress.company": { en: "shipping company name", zh: "收货公司" },
  "order.shippingAddress.line1": { en: "shipping address line 1", zh: "收货地址第 1 行" },
  "order.shippingAddress.line2": { en: "shipping address line 2", zh: "收货地址第 2 行" },
  "order.shippingAddress.city": { en: "shipping city", zh: "收货城市" },
  "order.shippingAddress.province": { en: "shipping province", zh: "收货省份" },
  "order.shippingAddress.postcode": { en: "shipping postcode", zh: "收货邮编" },
  "order.shippingAddress.country": { en: "shipping country", zh: "收货国家" },
  "order.shippingAddress.phone": { en: "recipient’s phone", zh: "收货电话" },
  "order.billingAddress.name": { en: "billing name", zh: "账单姓名" },
  "order.billingAddress.city": { en: "billing city", zh: "账单城市" },
  "order.billingAddress.country": { en: "billing country", zh: "账单国家" },
  "order.billingAddress.postcode": { en: "billing postcode", zh: "账单邮编" },
  "order.billingAddress.company": { en: "billing company name", zh: "账单公司" },
  "order.billingAddress.line1": { en: "billing address line 1", zh: "账单地址第 1 行" },
  "order.billingAddress.line2": { en: "billing address line 2", zh: "账单地址第 2 行" },
  "order.billingAddress.province": { en: "billing province", zh: "账单省份" },
  "order.billingAddress.phone": { en: "billing phone", zh: "账单电话" },
  "customer.id": { en: "customer’s ID", zh: "客户 ID" },
  "customer.name": { en: "customer name", zh: "客户姓名" },
  "customer.email": { en: "customer’s email", zh: "客户邮箱" },
  "customer.phone": { en: "customer’s phone", zh: "客户电话" },
  "customer.locale": { en: "customer’s language", zh: "客户语言" },
  "customer.tags": { en: "customer tags", zh: "客户标签" },
  "customer.ordersCount": { en: "customer’s orders so far", zh: "客户历史订单数" },
  "customer.totalSpent": { en: "customer’s spending so far", zh: "客户累计消费" },
  "customer.acceptsMarketing": { en: "customer accepts marketing", zh: "客户接受营销" },
  "customer.note": { en: "customer note", zh: "客户备注" },
  "customer.createdAt": { en: "customer since", zh: "客户注册时间" },
  "payment.id": { en: "payment’s ID", zh: "支付 ID" },
  "payment.method": { en: "payment method", zh: "支付方式" },
  "payment.status": { en: "payment state", zh: "支付状态" },
  "payment.amount": { en: "amount paid or refunded", zh: "支付或退款金额" },
  "payment.reason": { en: "reason for the refund or failure", zh: "退款或失败原因" },
  "payment.orderId": { en: "ID of the paid order", zh: "所付订单 ID" },
  "payment.reference": { en: "shop’s payment number", zh: "商户单号" },
  "payment.provider": { en: "payment provider", zh: "支付服务商" },
  "payment.refunded": { en: "given back so far", zh: "已退款总额" },
  "payment.failureCode": { en: "provider’s failure code", zh: "支付失败代码" },
  "payment.paidAt": { en: "time of payment", zh: "支付时间" },
  "refund.id": { en: "refund’s ID", zh: "退款 ID" },
  "refund.orderId": { en: "ID of the refunded order", zh: "退款订单 ID" },
  "refund.paymentId": { en: "ID of the refunded payment", zh: "所退支付 ID" },
  "refund.reference": { en: "shop’s refund number", zh: "商户退款单号" },
  "refund.amount": { en: "refund amount", zh: "退款金额" },
  "refund.status": { en: "refund state", zh: "退款状态" },
  "refund.reason": { en: "reason given for the refund", zh: "申请原因" },
  "refund.note": { en: "refund note", zh: "退款备注" },
  "refund.items": { en: "items that go back", zh: "退货明细" },
  "refund.requestedAt": { en: "time of the request", zh: "申请时间" },
  "dispute.id": { en: "dispute’s ID", zh: "争议 ID" },
  "dispute.orderId": { en: "ID of the disputed order", zh: "争议订单 ID" },
  "dispute.paymentId": { en: "ID of the disputed payment", zh: "争议支付 ID" },
  "dispute.kind": { en: "kind of dispute", zh: "争议类型" },
  "dispute.status": { en: "dispute state", zh: "争议状态" },
  "dispute.reason": { en: "reason for the dispute", zh: "争议原因" },
  "dispute.amount": { en: "disputed amount", zh: "争议金额" },
  "dispute.openedAt": { en: "time the dispute was opened", zh: "争议发起时间" },
  "dispute.answerBy": { en: "answer the dispute by", zh: "争议答复截止时间" },
  "shipment.id": { en: "parcel’s ID", zh: "包裹 ID" },
  "shipment.orderId": { en: "ID of the parcel’s order", zh: "包裹所属订单 ID" },
  "shipment.status": { en: "parcel state", zh: "物流状态" },
  "shipment.carrier": { en: "carrier", zh: "物流公司" },
  "shipment.trackingNumber": { en: "tracking number", zh: "物流单号" },
  "shipment.trackingUrl": { en: "tracking link", zh: "物流查询链接" },
  "shipment.locationId": { en: "ID of the place it ships from", zh: "发货仓库 ID" },
  "shipment.items": { en: "items in the parcel", zh: "包裹内商品" },
  "shipment.shippedAt": { en: "time of shipping", zh: "发货时间" },
  "shipment.deliveredAt": { en: "time of delivery", zh: "送达时间" },
  "checkout.id": { en: "checkout’s ID", zh: "结账 ID" },
  "checkout.orderId": { en: "ID of the order it became", zh: "生成的订单 ID" },
  "checkout.url": { en: "link to go on with the checkout", zh: "继续结账链接" },
  "checkout.email": { en: "checkout’s email", zh: "结账邮箱" },
  "checkout.phone": { en: "checkout’s phone", zh: "结账电话" },
  "checkout.total": { en: "checkout total", zh: "结账总额" },
  "checkout.items": { en: "items in the checkout", zh: "结账商品" },
  "checkout.startedAt": { en: "time the checkout began", zh: "开始结账时间" },
  "checkout.completedAt": { en: "time the checkout was finished", zh: "完成结账时间" },
  "stock.sku": { en: "SKU in stock", zh: "库存 SKU" },
  "stock.itemId": { en: "platform’s stock ID", zh: "平台库存 ID" },
  "stock.productId": { en: "ID of the product in stock", zh: "库存商品 ID" },
  "stock.variantId": { en: "ID of the variant in stock", zh: "库存规格 ID" },
  "stock.title": { en: "product in stock", zh: "库存商品名称" },
  "stock.locationId": { en: "stock location’s ID", zh: "仓库 ID" },
  "stock.location": { en: "stock location", zh: "仓库" },
  "stock.told": { en: "which number the platform told", zh: "平台提供的数值类型" },
  "stock.level": { en: "stock on the shelf", zh: "实物库存" },
  "stock.available": { en: "stock free to sell", zh: "可售库存" },
  "stock.reserved": { en: "stock set aside", zh: "预留库存" },
  "stock.delta": { en: "change of stock", zh: "库存变动量" },
  "stock.threshold": { en: "warning level", zh: "预警值" },
  "stock.reason": { en: "reason for the change of stock", zh: "库存变动原因" },
  "product.id": { en: "product’s ID", zh: "商品 ID" },
  "product.title": { en: "product name", zh: "商品名称" },
  "product.status": { en: "product status", zh: "商品状态" },
  "product.vendor": { en: "vendor", zh: "供应商" },
  "product.kind": { en: "kind of product", zh: "商品类型" },
  "product.url": { en: "link to the product", zh: "商品链接" },
  "product.tags": { en: "product tags", zh: "商品标签" },
  "product.price": { en: "product price", zh: "商品价格" },
  "product.priceText": { en: "product price as it was sent", zh: "商品原始价格" },
  "product.variants": { en: "variants", zh: "商品规格" },
  "product.deleted": { en: "product was deleted", zh: "商品已删除" },
  "message.text": { en: "message text", zh: "消息内容" },
  "message.channel": { en: "message channel", zh: "消息渠道" },
  "message.from": { en: "sender of the message", zh: "消息发送人" },
  "message.address": { en: "sender’s address", zh: "发送人地址" },
  "message.subject": { en: "subject of the message", zh: "消息主题" },
  "message.channelId": { en: "channel’s ID", zh: "渠道 ID" },
  "message.media": { en: "pictures and files in the message", zh: "消息中的图片和文件数" },
  "message.locale": { en: "message language", zh: "消息语言" },
  "message.id": { en: "message’s ID", zh: "消息 ID" },
  "message.conversationId": { en: "conversation’s ID", zh: "会话 ID" },
  "event.type": { en: "kind of event", zh: "事件类型" },
  "event.source": { en: "event’s source", zh: "事件来源" },
  "event.receivedAt": { en: "time of receipt", zh: "收到时间" },
  "event.id": { en: "event’s ID", zh: "事件 ID" },
  now: { en: "now", zh: "当前时间" },
  "isOpen(now)": { en: "shop is open now", zh: "现在是营业时间" },
  "isWorkday(now)": { en: "today is a working day", zh: "今天是工作日" },
  "hourOf(now)": { en: "hour of the day (0–23)", zh: "当前小时（0–23）" },
  "weekdayOf(now)": { en: "day of the week (1 is Monday)", zh: "星期几（1 为周一）" },
  "dateOf(now)": { en: "today’s date", zh: "今天的日期" },
} satisfies Record<FieldPath, Words>;

/** The two that are a statement by themselves, denied. */
export const deniedWords: Record<string, Words> = {
  "isOpen(now)": { en: "shop is closed now", zh: "现在不是营业时间" },
  "isWorkday(now)": { en: "today is no working day", zh: "今天不是工作日" },
};

/** What a group of fields belongs to. */
export const partWords = {
  event: { en: "Event", zh: "事件" },
  order: { en: "Order", zh: "订单" },
  payment: { en: "Payment", zh: "支付" },
  refund: { en: "Refund or return", zh: "退款/退货" },
  dispute: { en: "Dispute", zh: "争议" },
  shipment: { en: "Parcel", zh: "包裹" },
  checkout: { en: "Checkout", zh: "结账" },
  stock: { en: "Stock", zh: "库存" },
  product: { en: "Product", zh: "商品" },
  customer: { en: "Customer", zh: "客户" },
  message: { en: "Message", zh: "消息" },
  payload: { en: "As it was sent", zh: "原始数据" },
  clock: { en: "Shop’s clock", zh: "店铺时间" },
} satisfies Record<string, Words>;
