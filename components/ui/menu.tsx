"use client";
import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";

const itemClass =
  "flex w-full select-none items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm text-ink outline-none data-disabled:text-faint data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

export interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
}

export function Menu({ trigger, children, align = "end", side = "bottom" }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} side={side} className="z-50 outline-none">
          <Base.Popup className="floats min-w-44 max-w-80 rounded-lg bg-raised p-1 shadow-float outline-none">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

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
  const inside = (
    <>
      {icon ? <span className={danger ? "text-bad" : "text-muted"}>{icon}</span> : null}
      <span className="min-w-0 flex-1">{children}</span>
      {aside ? <span className="pl-4 text-xs text-faint">{aside}</span> : null}
    </>
  );
  const className = clsx(itemClass, danger && "text-bad");
  if (href !== undefined)
    return (
      <Base.LinkItem render={<Link href={href} />} className={className} closeOnClick>
        {inside}
      </Base.LinkItem>
    );
  return (
    <Base.Item className={className} disabled={disabled} {...(onClick ? { onClick } : {})}>
      {inside}
    </Base.Item>
  );
}

export const MenuSeparator = () => <Base.Separator className="my-1 h-px bg-line" />;

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
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onValueChange(next as V)}>
      {items.map((item) => (
        <Base.RadioItem key={item.value} value={item.value} className={itemClass} closeOnClick>
          {item.icon ? <span className="text-muted">{item.icon}</span> : null}
          <span className="flex-1">{item.label}</span>
          <Base.RadioItemIndicator>
            <Check aria-hidden className="text-accent" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
