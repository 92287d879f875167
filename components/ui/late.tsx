"use client";
/** What opens from a button and comes when the page is idle, or when it is asked for. What is typed until it has come goes into it. */
import { createContext, type ReactNode, useEffect, useState } from "react";
import { type Early, useEarlyKeys } from "./use-early-keys.ts";
import { whenIdle } from "./when-idle.ts";

/** What was typed before a dialog came, for the dialog that has come. */
export const TypedBefore = createContext<() => Early>(() => ({ text: "", enter: false }));

/** The button that a dialog was opened with, for the dialog that has come: the keyboard goes back to it. */
export const OpenedWith = createContext<HTMLElement | null>(null);

export interface LateProps {
  open: boolean;
  close: () => void;
  load: () => Promise<unknown>;
  /** Where the keyboard goes back to; absent: to where it was. */
  opener?: HTMLElement | null;
  children: ReactNode;
}

export function Late({ open, close, load, opener = null, children }: LateProps) {
  const [used, setUsed] = useState(false);
  const [hasCome, setHasCome] = useState(false);
  if (open && !used) setUsed(true);
  useEffect(() => whenIdle(load), [load]);
  const takeEarly = useEarlyKeys(open && !hasCome, close);
  const take = () => {
    const early = takeEarly();
    setHasCome(true);
    return early;
  };
  if (!used) return null;
  return (
    <TypedBefore value={take}>
      <OpenedWith value={opener}>{children}</OpenedWith>
    </TypedBefore>
  );
}
