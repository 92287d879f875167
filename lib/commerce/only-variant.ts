/** What Shopify calls the one variant of a product that has no choices; elsewhere it has no name. */
export const isOnlyVariant = (title: string): boolean => /^(default( title)?)?$/i.test(title);
