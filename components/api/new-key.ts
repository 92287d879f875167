/** A key that no other has. `crypto.randomUUID` exists on secure pages only, and a shop may be reached by plain http in its own network. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
