/** Where the keyboard goes next. */
const framesMost = 12;

/** What was just drawn can take the focus a few frames later, when it has been measured. */
function focusSoon(find: () => HTMLElement | null | undefined, frames = framesMost): void {
  const element = find();
  element?.focus({ preventScroll: true });
  if ((element && document.activeElement === element) || frames === 0) return;
  requestAnimationFrame(() => focusSoon(find, frames - 1));
}

/** The first setting of the open step. */
export function focusSettings(): void {
  focusSoon(() =>
    document
      .querySelector("[data-inspector] [data-first]")
      ?.querySelector<HTMLElement>("[data-field] :is(textarea, input:not([type='hidden']), button[aria-haspopup], [role='combobox'])"),
  );
}

/** A step on the canvas, or the canvas itself. */
export function focusStep(id: string | undefined): void {
  focusSoon(() =>
    id ? document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`) : document.querySelector<HTMLElement>(".react-flow"),
  );
}
