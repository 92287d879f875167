/** Whether customers can buy a product, in the words of whichever platform told of it. */
export const statusesOnSale = ["", "active", "publish", "published"] as const;

export const isOnSale = (status: string): boolean => statusesOnSale.some((each) => each === status.toLowerCase());
