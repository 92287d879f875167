/** A payment as Stripe tells it, made by hand: what *send a test event* sends to a Stripe source. */
import { instantMs } from "../instant.ts";

export function stripePaymentSample(eventId: string, number: number, at: string): Record<string, unknown> {
  const created = Math.floor((instantMs(at) ?? 0) / 1_000);
  return {
    id: eventId,
    object: "event",
    api_version: "2026-06-24.dahlia",
    created,
    type: "payment_intent.succeeded",
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    data: {
      object: {
        id: `pi_test_${number}`,
        object: "payment_intent",
        amount: 61240,
        amount_received: 61240,
        currency: "eur",
        created,
        customer: null,
        description: `Order #T${number}`,
        metadata: { order_id: `test-${number}`, order_number: `#T${number}` },
        payment_method_types: ["card"],
        receipt_email: "lena.hofmann@example.com",
        status: "succeeded",
      },
    },
  };
}
