/** An order as a Medusa subscriber posts it, made by hand. */

export function medusaOrderSample(number: number, at: string): Record<string, unknown> {
  const line = (id: string, sku: string, title: string, quantity: number, price: number) => ({
    id: `ordli_${id}`,
    title,
    product_title: title,
    product_id: `prod_${id}`,
    variant_id: `variant_${id}`,
    variant_sku: sku,
    quantity,
    unit_price: price,
    total: price * quantity,
  });
  return {
    name: "order.placed",
    timestamp: at,
    data: {
      id: `order_test_${number}`,
      display_id: number,
      status: "pending",
      payment_status: "captured",
      fulfillment_status: "not_fulfilled",
      currency_code: "eur",
      email: "lena.hofmann@example.com",
      total: 612.4,
      item_subtotal: 606.5,
      shipping_total: 5.9,
      tax_total: 0,
      discount_total: 0,
      created_at: at,
      updated_at: at,
      items: [line("1", "LAMP-ARC-01", "Arc floor lamp", 2, 248), line("2", "RUG-WOOL-120", "Wool rug, 120 cm", 1, 110.5)],
      customer: { id: "cus_test", first_name: "Lena", last_name: "Hofmann", email: "lena.hofmann@example.com", phone: null },
      shipping_address: {
        first_name: "Lena",
        last_name: "Hofmann",
        address_1: "Lindenallee 12",
        city: "Hamburg",
        postal_code: "20253",
        country_code: "de",
      },
    },
  };
}
