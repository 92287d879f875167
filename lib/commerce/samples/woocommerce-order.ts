/** An order as WooCommerce sends it, made by hand. */

export function wooCommerceOrderSample(number: number, at: string): Record<string, unknown> {
  const gmt = at.replace(/(?:\.\d+)?Z$/, "");
  const address = {
    first_name: "Lena",
    last_name: "Hofmann",
    company: "",
    address_1: "Lindenallee 12",
    address_2: "",
    city: "Hamburg",
    state: "",
    postcode: "20253",
    country: "DE",
  };
  const line = (id: number, sku: string, name: string, quantity: number, price: number, total: string) => ({
    id,
    name,
    product_id: 8100 + id,
    variation_id: 0,
    quantity,
    subtotal: total,
    total,
    total_tax: "0.00",
    sku,
    price,
  });
  return {
    id: number,
    parent_id: 0,
    status: "processing",
    currency: "EUR",
    version: "10.3.0",
    prices_include_tax: true,
    date_created: gmt,
    date_modified: gmt,
    discount_total: "0.00",
    shipping_total: "5.90",
    total: "612.40",
    total_tax: "0.00",
    customer_id: 17,
    billing: { ...address, email: "lena.hofmann@example.com", phone: "" },
    shipping: { ...address, phone: "" },
    payment_method: "stripe",
    payment_method_title: "Card",
    transaction_id: `pi_test_${number}`,
    created_via: "checkout",
    customer_note: "Please ring twice.",
    number: `T${number}`,
    line_items: [
      line(1, "LAMP-ARC-01", "Arc floor lamp", 2, 248, "496.00"),
      line(2, "RUG-WOOL-120", "Wool rug, 120 cm", 1, 110.5, "110.50"),
    ],
    coupon_lines: [],
    refunds: [],
    date_created_gmt: gmt,
    date_modified_gmt: gmt,
    date_paid_gmt: gmt,
    date_completed_gmt: null,
    _links: { self: [{ href: `https://shop.example.com/wp-json/wc/v3/orders/${number}` }] },
  };
}
