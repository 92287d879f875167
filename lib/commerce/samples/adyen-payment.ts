/** A payment as Adyen tells it: what *send a test event* sends to an Adyen source. */
export function adyenPaymentSample(pspReference: string, number: number, at: string): Record<string, unknown> {
  return {
    live: "false",
    notificationItems: [
      {
        NotificationRequestItem: {
          additionalData: {},
          amount: { currency: "EUR", value: 61240 },
          eventCode: "AUTHORISATION",
          eventDate: `${at.slice(0, 19)}+00:00`,
          merchantAccountCode: "TestMerchant",
          merchantReference: `#T${number}`,
          operations: ["CANCEL", "CAPTURE", "REFUND"],
          paymentMethod: "visa",
          pspReference,
          reason: "033899:1111:03/2030",
          success: "true",
        },
      },
    ],
  };
}
