/** Whether the reader keeps the rail narrow; read by the server so that nothing jumps. */
export const railCookie = "tradewind-rail";

export function keepRail(collapsed: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${railCookie}=${collapsed ? "icons" : "wide"};path=/;max-age=31536000;samesite=lax`;
}
