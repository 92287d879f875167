/** Where the keyboard goes next. */

/** The first setting of the open step. */
export function focusSettings(): void {
  const settings = document.querySelector<HTMLElement>("[data-inspector] [data-first]");
  settings
    ?.querySelector<HTMLElement>("[data-field] :is(textarea, input:not([type='hidden']), button[aria-haspopup], [role='combobox'])")
    ?.focus();
}

/** A step on the canvas, or the canvas itself. */
export function focusStep(id: string | undefined): void {
  const element = id ? document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`) : null;
  (element ?? document.querySelector<HTMLElement>(".react-flow"))?.focus({ preventScroll: true });
}
