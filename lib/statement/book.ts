/** `trade`: payments and refunds as they happened. `funds`: every movement of the account, payouts and fees of their own too. */
export const books = ["trade", "funds"] as const;
export type Book = (typeof books)[number];
