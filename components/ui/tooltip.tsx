"use client";
import { cloneElement, type HTMLAttributes, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Floating, type Side } from "./floating.tsx";

export interface TooltipProps {
  text: ReactNode;
  side?: Side;
  /** One element that can take focus. */
  children: ReactElement;
}

type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  "aria-label" | "aria-describedby" | "onPointerEnter" | "onPointerLeave" | "onFocus" | "onBlur" | "onClick" | "onKeyDown"
>;

/** Who rests on a button wants to know; who passes over it does not. */
const restMs = 400;
/** When the last one went: its neighbour shows at once. */
let lastShown = Number.NEGATIVE_INFINITY;

export function Tooltip({ text, side = "top", children }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (at: HTMLElement) => setAnchor(at);
  const hide = () => {
    clearTimeout(timer.current);
    if (anchor) lastShown = performance.now();
    setAnchor(null);
  };
  const child = children as ReactElement<Handlers>;
  const own = child.props;
  const also =
    <E,>(mine: (event: E) => void, theirs: ((event: E) => void) | undefined) =>
    (event: E) => {
      theirs?.(event);
      mine(event);
    };
  // what it is called already says it: nobody wants to hear it twice
  const adds = anchor !== null && own["aria-label"] !== text;
  return (
    <>
      {cloneElement(child, {
        ...(adds ? { "aria-describedby": id } : {}),
        onPointerEnter: also((event) => {
          const at = event.currentTarget;
          clearTimeout(timer.current);
          if (event.pointerType === "touch") return;
          timer.current = setTimeout(() => show(at), performance.now() - lastShown < restMs ? 0 : restMs);
        }, own.onPointerEnter),
        onPointerLeave: also(hide, own.onPointerLeave),
        onFocus: also((event) => {
          if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget);
        }, own.onFocus),
        onBlur: also(hide, own.onBlur),
        onClick: also(hide, own.onClick),
        onKeyDown: also((event) => {
          if (event.key === "Escape") hide();
        }, own.onKeyDown),
      })}
      {anchor ? (
        <Floating anchor={anchor} side={side} gap={6}>
          <div id={id} role="tooltip" className="floats pointer-events-none max-w-72 rounded-md bg-tip px-2 py-1 text-on-tip text-xs">
            {text}
          </div>
        </Floating>
      ) : null}
    </>
  );
}
