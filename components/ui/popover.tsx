"use client";
/** A small box beside its button, for more than a menu's rows. */
import clsx from "clsx";
import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { type Align, Floating, type Side } from "./floating.tsx";

interface TriggerProps {
  onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
  "aria-haspopup"?: "dialog";
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
  "data-popup-open"?: "";
}

export interface PopoverProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side?: Side;
  align?: Align;
  /** What it is called, for those who do not see where it is. */
  label: string;
  /** Whether the keyboard goes back to the button when it closes; false: it goes on elsewhere by itself. */
  comesBack?: () => boolean;
  className?: string;
  children: ReactNode;
}

const always = () => true;

export function Popover({
  trigger,
  open,
  onOpenChange,
  side = "bottom",
  align = "center",
  label,
  comesBack = always,
  className,
  children,
}: PopoverProps) {
  const id = useId();
  const button = trigger as ReactElement<TriggerProps>;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      {cloneElement(button, {
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        ...(open ? { "aria-controls": id, "data-popup-open": "" as const } : {}),
        onClick: (event) => {
          button.props.onClick?.(event);
          setAnchor(event.currentTarget);
          onOpenChange(!open);
        },
      })}
      {open && anchor ? (
        <Floating anchor={anchor} side={side} align={align} onClose={() => onOpenChange(false)}>
          <Box id={id} anchor={anchor} label={label} comesBack={comesBack} className={className} onLeave={() => onOpenChange(false)}>
            {children}
          </Box>
        </Floating>
      ) : null}
    </>
  );
}

interface BoxProps {
  id: string;
  anchor: HTMLElement;
  label: string;
  comesBack: () => boolean;
  className: string | undefined;
  onLeave: () => void;
  children: ReactNode;
}

/** What can have the keyboard. */
const canHold = ":is(input, textarea, button):not(:disabled), a[href]";

function Box({ id, anchor, label, comesBack, className, onLeave, children }: BoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const back = useRef(comesBack);
  useEffect(() => {
    back.current = comesBack;
  });
  useEffect(() => {
    const element = box.current;
    const first = element?.querySelector<HTMLElement>(canHold);
    (first ?? element)?.focus({ preventScroll: true });
    return () => {
      // back to its button, unless the keyboard has gone on by itself
      const isLeft = document.activeElement === document.body || element?.contains(document.activeElement);
      if (isLeft && back.current()) anchor.focus({ preventScroll: true });
    };
  }, [anchor]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Tab") return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>(canHold) ?? [])];
    if (document.activeElement !== (event.shiftKey ? stops[0] : stops.at(-1))) return;
    // it lies at the page's end, where there is nothing to go on to
    event.preventDefault();
    onLeave();
  };
  return (
    <div
      ref={box}
      id={id}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className={clsx("floats rounded-lg bg-raised shadow-float outline-none", className)}
    >
      {children}
    </div>
  );
}
