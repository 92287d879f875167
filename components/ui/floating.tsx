"use client";
/** What floats beside its button: where it lies, and what closes it. Every page carries it, so it is small and ours. */
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";

export type Side = "top" | "bottom" | "left" | "right";
export type Align = "start" | "center" | "end";

export interface FloatingProps {
  /** What it belongs to. */
  anchor: HTMLElement;
  side?: Side;
  align?: Align;
  gap?: number;
  /** Asked where one presses Escape, or outside. Absent: it only lies there, as a hint does. */
  onClose?: (why: "escape" | "outside") => void;
  children: ReactNode;
}

/** Between what floats and the edge of the window. */
const air = 8;
const hidden: CSSProperties = { position: "fixed", left: 0, top: 0, width: "max-content", maxWidth: "calc(100vw - 16px)", zIndex: 50 };

export function Floating({ anchor, side = "bottom", align = "center", gap = 4, onClose, children }: FloatingProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => frame.current && lay(frame.current, anchor, side, align, gap);
    place();
    const grown = new ResizeObserver(place);
    if (frame.current) grown.observe(frame.current);
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      grown.disconnect();
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, [anchor, side, align, gap]);
  useLayer(frame, anchor, onClose);
  // inside a dialog it belongs to it: what lies outside cannot be reached while the dialog is open
  const home = anchor.closest("[data-holds-floating]") ?? document.body;
  return createPortal(
    <div ref={frame} style={hidden}>
      {children}
    </div>,
    home,
  );
}

function lay(frame: HTMLElement, anchor: HTMLElement, wanted: Side, align: Align, gap: number): void {
  const at = anchor.getBoundingClientRect();
  const { clientWidth: wide, clientHeight: high } = document.documentElement;
  const rooms = { top: at.top, bottom: high - at.bottom, left: at.left, right: wide - at.right };
  const room = (of: Side) => rooms[of] - gap - air;
  const upright = wanted === "top" || wanted === "bottom";
  frame.style.setProperty("--anchor-width", `${at.width}px`);
  frame.style.setProperty("--available-height", `${upright ? Math.max(room("top"), room("bottom")) : high - 2 * air}px`);
  const { offsetWidth: width, offsetHeight: height } = frame;
  const across = opposite[wanted];
  const side = room(wanted) >= (upright ? height : width) || room(wanted) >= room(across) ? wanted : across;
  if (upright) frame.style.setProperty("--available-height", `${room(side)}px`);
  const along = (start: number, end: number, size: number) =>
    align === "start" ? start : align === "end" ? end - size : (start + end - size) / 2;
  const tall = frame.offsetHeight;
  const x = upright ? along(at.left, at.right, width) : side === "left" ? at.left - gap - width : at.right + gap;
  const y = upright ? (side === "top" ? at.top - gap - tall : at.bottom + gap) : along(at.top, at.bottom, tall);
  // a dialog that was moved by CSS is what "fixed" counts from
  const now = frame.getBoundingClientRect();
  const left = now.left - Number.parseFloat(frame.style.left || "0");
  const top = now.top - Number.parseFloat(frame.style.top || "0");
  frame.style.left = `${within(x, wide - width) - left}px`;
  frame.style.top = `${within(y, high - tall) - top}px`;
}

const opposite: Record<Side, Side> = { top: "bottom", bottom: "top", left: "right", right: "left" };
const within = (value: number, most: number): number => Math.round(Math.max(air, Math.min(value, most - air)));

interface Layer {
  frame: RefObject<HTMLElement | null>;
  anchor: HTMLElement;
  close: (why: "escape" | "outside") => void;
}
/** Open ones, the last on top: Escape is for the top one, and what is pressed inside one is not outside of those below. */
const layers: Layer[] = [];

function useLayer(frame: RefObject<HTMLElement | null>, anchor: HTMLElement, onClose: FloatingProps["onClose"]): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const closes = onClose !== undefined;
  useEffect(() => {
    if (!closes) return;
    const layer: Layer = { frame, anchor, close: (why) => close.current?.(why) };
    if (layers.length === 0) {
      window.addEventListener("keydown", onKey, true);
      window.addEventListener("pointerdown", onPress, true);
    }
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length > 0) return;
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("pointerdown", onPress, true);
    };
  }, [closes, frame, anchor]);
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  layers.at(-1)?.close("escape");
}

function onPress(event: PointerEvent): void {
  const target = event.target instanceof Node ? event.target : null;
  for (const layer of layers.toReversed()) {
    // its own button closes it by itself
    if (layer.frame.current?.contains(target) || layer.anchor.contains(target)) return;
    layer.close("outside");
  }
}
