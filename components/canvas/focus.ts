/** Where the keyboard goes next. */
const framesMost = 12;
/** The first time, what is opened has to be fetched. */
const framesOfLoading = 300;

/** What was just drawn can take the focus a few frames later, when it has been measured. */
function focusSoon(find: () => HTMLElement | null | undefined, frames = framesMost): void {
  const element = find();
  element?.focus({ preventScroll: true });
  if ((element && document.activeElement === element) || frames === 0) return;
  requestAnimationFrame(() => focusSoon(find, frames - 1));
}

/** The same for what may still be on its way, as long as the person stays on the drawing. */
function focusOnceThere(find: () => HTMLElement | null | undefined, frames = framesOfLoading): void {
  const { activeElement } = document;
  const isThere = Boolean(find());
  const stays = activeElement === document.body || activeElement?.closest(".react-flow, [data-flow-list]") !== null;
  if (isThere || frames === 0 || (!stays && frames < framesOfLoading - framesMost)) return focusSoon(find);
  requestAnimationFrame(() => focusOnceThere(find, frames - 1));
}

/** The first setting of the open step. */
export function focusSettings(): void {
  focusOnceThere(() =>
    document
      .querySelector("[data-inspector] [data-first]")
      ?.querySelector<HTMLElement>(
        "[data-field] :is(textarea, input:not([type='hidden']), button[aria-haspopup], [role='combobox'], [role='textbox'])",
      ),
  );
}

/** A step on the drawing or in the list (a note, a frame: by the id it is drawn with), or the surface itself. */
export function focusStep(id: string | undefined): void {
  focusSoon(() =>
    id
      ? document.querySelector<HTMLElement>(`:is(.react-flow__node, [data-step-row])[data-id="${CSS.escape(id)}"]`)
      : document.querySelector<HTMLElement>(".react-flow, [data-flow-list]"),
  );
}

interface Focusable {
  focus: (how?: FocusOptions) => void;
}

/** Where a choice leads. A list that closes over it takes the focus with it: it is given again. */
export function focusChosen(find: () => Focusable | null | undefined, from = document.activeElement, frames = framesMost): void {
  const { activeElement } = document;
  const list = from?.closest("[cmdk-root]");
  // a list that was opened since then keeps it
  if (activeElement === from || activeElement === document.body || (list && activeElement?.closest("[cmdk-root]") === list))
    find()?.focus({ preventScroll: true });
  if (frames > 0) requestAnimationFrame(() => focusChosen(find, from, frames - 1));
}

/** What a part of a condition is compared with, else its first control. */
export function focusPart(key: string): void {
  focusChosen(() => {
    const part = document.querySelector(`[data-part="${CSS.escape(key)}"]`);
    return (
      part?.querySelector<HTMLElement>("[data-value] input:not([aria-hidden], [tabindex='-1'])") ??
      part?.querySelector<HTMLElement>("button:not([data-menu])")
    );
  });
}
