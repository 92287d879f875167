/** What a person of the shop may do, from least to most. */
export const roles = ["viewer", "editor", "owner"] as const;
export type Role = (typeof roles)[number];
