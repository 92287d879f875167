/** How long stock lasts at the pace of late, and how much to order so that it lasts as long as wanted. */

export interface Pace {
  /** Shipped over the days looked at. */
  readonly sold: number;
  readonly days: number;
}

export interface Suggestion {
  /** Per day, to two places. */
  readonly perDay: number;
  /** Days that what is free lasts; null: nothing sells, so it lasts. */
  readonly coverDays: number | null;
  /** 0: nothing to order yet. */
  readonly order: number;
}

/**
 * Ordered when what is free does not last until new goods are here (`leadDays`) and some days beyond (`spareDays`); then as much
 * as covers `coverDays` after they are here. A plain average: it knows no season and no sale to come.
 */
export function suggestReorder(
  free: number,
  { sold, days }: Pace,
  { leadDays, spareDays, coverDays }: { readonly leadDays: number; readonly spareDays: number; readonly coverDays: number },
): Suggestion {
  const perDay = days > 0 ? sold / days : 0;
  if (perDay <= 0) return { perDay: 0, coverDays: null, order: 0 };
  const lasts = Math.max(0, free) / perDay;
  const wanted = perDay * (leadDays + spareDays + coverDays) - free;
  const order = lasts <= leadDays + spareDays ? Math.max(0, Math.ceil(wanted)) : 0;
  return { perDay: Math.round(perDay * 100) / 100, coverDays: Math.floor(lasts * 10) / 10, order };
}
