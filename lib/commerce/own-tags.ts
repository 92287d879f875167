/** A customer's tags: the platform's less those that were taken off here, and those that were put on here. */
export const withOwn = (platform: readonly string[], own: readonly string[], dropped: readonly string[]): string[] => [
  ...new Set([...platform.filter((tag) => !dropped.includes(tag)), ...own]),
];
