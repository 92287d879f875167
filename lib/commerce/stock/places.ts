import { limits } from "../../limits.ts";

/** Names of places as people write them in one field: with commas, in either script, or a line each. */
export const placesIn = (text: string): string[] =>
  text
    .split(/[,，、;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .slice(0, limits.stockPlacesMax);
