/** Nothing comes into these lists by itself: what a person has just imported or settled is shown at once, and not behind a pill. */
export const freshKey = (query: string, items: readonly { id: string }[]): string => `${query} ${items.map(({ id }) => id).join()}`;
