/** When this person last did something: what comes of it is shown at once, for it is what they look for. */
const ownForMs = 5_000;
let doneAt = Number.NEGATIVE_INFINITY;

export const noteDeed = (): void => {
  doneAt = performance.now();
};
export const isOfOwnDeed = (): boolean => performance.now() - doneAt < ownForMs;
