"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import clsx from "clsx";
import type { ComponentProps } from "react";

export const Tabs = Base.Root;

export function TabsList({ className, children, ...rest }: Omit<ComponentProps<typeof Base.List>, "className"> & { className?: string }) {
  return (
    <Base.List {...rest} className={clsx("relative flex gap-4 border-b border-line", className)}>
      {children}
      <Base.Indicator className="absolute bottom-[-1px] left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-[left,width]" />
    </Base.List>
  );
}

export function Tab({ className, ...rest }: Omit<ComponentProps<typeof Base.Tab>, "className"> & { className?: string }) {
  return (
    <Base.Tab
      {...rest}
      className={clsx(
        "flex h-9 items-center gap-1.5 rounded-sm text-sm font-medium text-muted transition-colors hover:text-ink data-active:text-ink [&_svg]:size-4",
        className,
      )}
    />
  );
}

export function TabPanel({ className, ...rest }: Omit<ComponentProps<typeof Base.Panel>, "className"> & { className?: string }) {
  return <Base.Panel {...rest} className={clsx("outline-none", className)} />;
}
