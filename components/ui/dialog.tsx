"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import { type ReactElement, type ReactNode, useRef, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { uiWords } from "#lib/language/ui.ts";
import { Button, IconButton } from "./button.tsx";

const scrim = "fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
const popup =
  "fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-xl bg-raised shadow-float outline-none transition-[opacity,scale] data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0";
const widths = { sm: "max-w-md", md: "max-w-lg", lg: "max-w-2xl", xl: "max-w-4xl" } as const;

export interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, main one last. */
  footer?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  width?: keyof typeof widths;
}

export function Dialog({ title, description, children, footer, trigger, open, onOpenChange, width = "md" }: DialogProps) {
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={scrim} />
        <Base.Popup ref={frame} initialFocus={() => firstIn(frame.current)} className={clsx(popup, widths[width])}>
          <header className="flex items-start gap-3 px-5 pt-4 pb-1">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description ? <Base.Description className="mt-1 text-sm text-muted">{description}</Base.Description> : null}
            </div>
            <Base.Close
              render={
                <IconButton label={say(uiWords.close)} size="sm" className="-mr-1.5">
                  <X aria-hidden />
                </IconButton>
              }
            />
          </header>
          <div data-body className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {children}
          </div>
          {footer ? (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** A person who opens a dialog wants to fill it in: the first field, else the first button, and not the one that closes it. */
const firstIn = (frame: HTMLElement | null): HTMLElement | true =>
  frame?.querySelector<HTMLElement>("[data-body] :is(input, textarea):not([type=hidden])") ??
  frame?.querySelector<HTMLElement>("[data-body] button") ??
  true;

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
export function Confirm({ title, description, action, danger = false, trigger, open, onOpenChange, onConfirm }: ConfirmProps) {
  const say = useSay();
  const [own, setOwn] = useState(false);
  const [busy, setBusy] = useState(false);
  const set = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const confirm = async () => {
    setBusy(true);
    const done = await onConfirm().catch(() => false);
    setBusy(false);
    if (done !== false) set(false);
  };
  return (
    <AlertDialog.Root open={open ?? own} onOpenChange={(next) => !busy && set(next)}>
      {trigger ? <AlertDialog.Trigger render={trigger} /> : null}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrim} />
        <AlertDialog.Popup className={clsx(popup, widths.sm)}>
          <div className="px-5 pt-4 pb-5">
            <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
            <AlertDialog.Description className="mt-1.5 text-base text-muted">{description}</AlertDialog.Description>
          </div>
          <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">
            <AlertDialog.Close render={<Button>{say(uiWords.cancel)}</Button>} />
            <Button look={danger ? "danger" : "primary"} busy={busy} onClick={confirm}>
              {action}
            </Button>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
