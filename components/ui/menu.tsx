"use client";
import clsx from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import {
  cloneElement,
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { type Align, Floating, type Side } from "./floating.tsx";
import { useTypedAhead } from "./typed-ahead.ts";

const itemClass =
  "flex w-full cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm text-ink outline-none focus:bg-hover aria-disabled:text-faint [&_svg]:size-4 [&_svg]:shrink-0";

interface TriggerProps {
  id?: string | undefined;
  onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
  "data-popup-open"?: "";
}

export interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  align?: Align;
  side?: Side;
}

interface Open {
  anchor: HTMLElement;
  /** Where the keyboard goes: a mouse has chosen nothing yet. */
  at: "first" | "last" | "menu";
}

/** Closes the menu and gives the keyboard back to its button. */
const Close = createContext<() => void>(() => {});

export function Menu({ trigger, children, align = "end", side = "bottom" }: MenuProps) {
  const own = useId();
  const button = trigger as ReactElement<TriggerProps>;
  const id = button.props.id ?? `${own}b`;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => {
    open?.anchor.focus();
    setOpen(null);
  };
  return (
    <>
      {cloneElement(button, {
        id,
        "aria-haspopup": "menu",
        "aria-expanded": open !== null,
        ...(open ? { "aria-controls": own, "data-popup-open": "" as const } : {}),
        onClick: (event) => {
          button.props.onClick?.(event);
          if (open) close();
          else setOpen({ anchor: event.currentTarget, at: event.detail === 0 ? "first" : "menu" });
        },
        onKeyDown: (event) => {
          button.props.onKeyDown?.(event);
          if (open || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
          event.preventDefault();
          event.stopPropagation();
          setOpen({ anchor: event.currentTarget, at: event.key === "ArrowDown" ? "first" : "last" });
        },
      })}
      {open ? (
        <Floating anchor={open.anchor} side={side} align={align} onClose={(why) => (why === "escape" ? close() : setOpen(null))}>
          <Close value={close}>
            <Items id={own} labelledBy={id} at={open.at}>
              {children}
            </Items>
          </Close>
        </Floating>
      ) : null}
    </>
  );
}

const itemsOf = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])') ?? []),
];

function Items({ id, labelledBy, at, children }: { id: string; labelledBy: string; at: Open["at"]; children: ReactNode }) {
  const close = useContext(Close);
  const menu = useRef<HTMLDivElement>(null);
  const find = useTypedAhead();
  useEffect(() => {
    const items = itemsOf(menu.current).filter(isShown);
    const target = at === "menu" ? menu.current : at === "first" ? items[0] : items.at(-1);
    target?.focus({ preventScroll: true });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = itemsOf(menu.current).filter(isShown);
    const here = items.indexOf(document.activeElement as HTMLElement);
    const to = (index: number) => items.at(index % items.length)?.focus();
    if (event.key === "ArrowDown") to(here + 1);
    else if (event.key === "ArrowUp") to(here < 0 ? -1 : here - 1);
    else if (event.key === "Home") to(0);
    else if (event.key === "End") to(-1);
    // the browser goes on from the menu's button
    else if (event.key === "Tab") return close();
    else if ((event.key === "Enter" || event.key === " ") && here >= 0) items[here]?.click();
    else {
      const found = find(
        event,
        items.map((item) => item.textContent ?? ""),
        here,
      );
      if (found === null) return;
      if (found >= 0) to(found);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={menu}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-labelledby={labelledBy}
      onKeyDown={onKeyDown}
      className="floats max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg bg-raised p-1 shadow-float outline-none"
    >
      {children}
    </div>
  );
}

const isShown = (element: HTMLElement): boolean => element.offsetParent !== null || element.getClientRects().length > 0;

/** The one that is pointed at is the one that Enter takes. */
const pointedAt = (event: PointerEvent<HTMLElement>) => {
  if (event.currentTarget.getAttribute("aria-disabled") !== "true") event.currentTarget.focus({ preventScroll: true });
};

export interface MenuItemProps {
  icon?: ReactNode;
  onClick?: () => void;
  /** A link instead of a deed. */
  href?: string;
  danger?: boolean;
  disabled?: boolean;
  /** A shortcut or a value at the right edge. */
  aside?: ReactNode;
  children: ReactNode;
}

export function MenuItem({ icon, onClick, href, danger = false, disabled = false, aside, children }: MenuItemProps) {
  const close = useContext(Close);
  const inside = (
    <>
      {icon ? <span className={danger ? "text-bad" : "text-muted"}>{icon}</span> : null}
      <span className="min-w-0 flex-1">{children}</span>
      {aside ? <span className="pl-4 text-xs text-faint">{aside}</span> : null}
    </>
  );
  const shared = { onPointerMove: pointedAt, className: clsx(itemClass, danger && "text-bad") };
  if (href !== undefined)
    return (
      <Link {...shared} role="menuitem" tabIndex={-1} href={href} onClick={close}>
        {inside}
      </Link>
    );
  return (
    // the menu's own keys press it
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      {...shared}
      role="menuitem"
      tabIndex={-1}
      {...(disabled ? { "aria-disabled": true } : {})}
      onClick={() => {
        if (disabled) return;
        close();
        onClick?.();
      }}
    >
      {inside}
    </div>
  );
}

export const MenuSeparator = () => <hr className="my-1 h-px border-0 bg-line" />;

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-xs text-faint">{children}</div>;
}

export interface MenuChoiceProps<V extends string> {
  value: V;
  onValueChange: (value: V) => void;
  items: readonly { value: V; label: string; icon?: ReactNode }[];
}

/** One of several, with a tick at the one that holds. */
export function MenuChoice<V extends string>({ value, onValueChange, items }: MenuChoiceProps<V>) {
  const close = useContext(Close);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a menu is no fieldset
    <div role="group">
      {items.map((item) => (
        // the menu's own keys press it
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={item.value}
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={item.value === value}
          onPointerMove={pointedAt}
          onClick={() => {
            close();
            if (item.value !== value) onValueChange(item.value);
          }}
          className={itemClass}
        >
          {item.icon ? <span className="text-muted">{item.icon}</span> : null}
          <span className="flex-1">{item.label}</span>
          {item.value === value ? <Check aria-hidden className="text-accent" /> : null}
        </div>
      ))}
    </div>
  );
}
