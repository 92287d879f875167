import { Children, cloneElement, type FocusEvent, type MouseEvent, type PointerEvent, type ReactElement } from "react";

interface ButtonProps {
  onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
  onPointerEnter?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onFocus?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
  "aria-haspopup"?: "dialog";
  "aria-expanded"?: boolean;
}

/** A button as what opens a dialog: it says so, and what it opens is fetched when somebody points at it or comes to it by keyboard. */
export function opener(
  trigger: ReactElement,
  open: boolean,
  load: () => Promise<unknown>,
  press: (button: HTMLElement) => void,
): ReactElement {
  // a button that the server made may still be on its way: it has neither type nor props until React has waited for it
  const button = (Children.toArray(trigger)[0] ?? trigger) as ReactElement<ButtonProps>;
  const fetch = () => void load().catch(() => {}); // offline: pressing it asks again
  return cloneElement(button, {
    "aria-haspopup": "dialog",
    "aria-expanded": open,
    onPointerEnter: (event) => {
      button.props.onPointerEnter?.(event);
      fetch();
    },
    onFocus: (event) => {
      button.props.onFocus?.(event);
      fetch();
    },
    onClick: (event) => {
      button.props.onClick?.(event);
      press(event.currentTarget);
    },
  });
}
