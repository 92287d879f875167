"use client";
/** A button and its dialog, which comes when the page is idle, when somebody points at the button, or when it is pressed. */
import { Fragment, type ReactElement, type ReactNode, useCallback, useState } from "react";
import { loadDialog } from "./dialog.tsx";
import { Late } from "./late.tsx";
import { opener } from "./opener.ts";

export interface OpenBox {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export interface LateDialogProps {
  trigger: ReactElement;
  load: () => Promise<unknown>;
  children: (box: OpenBox) => ReactNode;
}

/** Each opening begins afresh. */
export function LateDialog({ trigger, load, children }: LateDialogProps) {
  const [open, setOpen] = useState(false);
  const [times, setTimes] = useState(0);
  const [pressed, setPressed] = useState<HTMLElement | null>(null);
  const both = useCallback(() => Promise.all([loadDialog(), load()]), [load]);
  const press = (button: HTMLElement) => {
    setPressed(button);
    setTimes(times + 1);
    setOpen(true);
  };
  return (
    <>
      {opener(trigger, open, both, press)}
      <Late open={open} close={() => setOpen(false)} load={both} opener={pressed}>
        <Fragment key={times}>{children({ open, onOpenChange: setOpen })}</Fragment>
      </Late>
    </>
  );
}
