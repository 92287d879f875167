"use client";
/**
 * Dialogs: what opens them is here, what they look like comes when the page is idle or when the first one is asked for.
 * What is typed until then goes into it.
 */
import dynamic from "next/dynamic";
import { type ReactElement, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import type { dialogWidths } from "./dialog-box.tsx";
import { OpenedWith, TypedBefore } from "./late.tsx";
import { opener } from "./opener.ts";
import { useEarlyKeys } from "./use-early-keys.ts";
import { whenIdle } from "./when-idle.ts";

export const loadDialog = () => import("./dialog-box.tsx");
const DialogBox = dynamic(() => loadDialog().then((module) => module.DialogBox), { ssr: false });
const ConfirmBox = dynamic(() => loadDialog().then((module) => module.ConfirmBox), { ssr: false });

export interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, main one last. */
  footer?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  width?: keyof typeof dialogWidths;
}

export function Dialog({ trigger, open, onOpenChange, ...rest }: DialogProps) {
  const { button, used, box } = useDialog(trigger, open, onOpenChange);
  return (
    <>
      {button}
      {used ? (
        <DialogBox {...rest} {...box}>
          {/* what opens from in here was not opened with that button */}
          <OpenedWith value={null}>{rest.children}</OpenedWith>
        </DialogBox>
      ) : null}
    </>
  );
}

export interface ConfirmProps {
  title: ReactNode;
  description: ReactNode;
  /** The verb with its object: "Delete flow". */
  action: string;
  danger?: boolean;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Stays open and busy until it settles; closes unless it answers false. */
  onConfirm: () => Promise<unknown>;
}

/** Asks once more before something that is not undone by a click. */
export function Confirm({ trigger, open, onOpenChange, ...rest }: ConfirmProps) {
  const { button, used, box } = useDialog(trigger, open, onOpenChange);
  return (
    <>
      {button}
      {used ? <ConfirmBox {...rest} {...box} /> : null}
    </>
  );
}

function useDialog(trigger: ReactElement | undefined, given: boolean | undefined, onOpenChange: ((open: boolean) => void) | undefined) {
  const [own, setOwn] = useState(false);
  const [used, setUsed] = useState(false);
  const [pressed, setPressed] = useState<HTMLElement | null>(null);
  const [ready, setReady] = useState(false);
  const open = given ?? own;
  if (open && !used) setUsed(true);
  useEffect(() => whenIdle(loadDialog), []);
  const set = useCallback(
    (next: boolean) => {
      setOwn(next);
      onOpenChange?.(next);
    },
    [onOpenChange],
  );
  const close = useCallback(() => set(false), [set]);
  const takeBefore = useContext(TypedBefore);
  const openedWith = useContext(OpenedWith);
  const takeEarly = useEarlyKeys(open && !ready, close);
  const onReady = () => {
    const before = takeBefore();
    const early = takeEarly();
    setReady(true);
    return { text: before.text + early.text, enter: before.enter || early.enter };
  };
  const press = (button: HTMLElement) => {
    setPressed(button);
    set(true);
  };
  return {
    used,
    button: trigger ? opener(trigger, open, loadDialog, press) : null,
    box: { open, onOpenChange: set, opener: pressed ?? openedWith, onReady },
  };
}
