"use client";
/** A dialog as it looks; what opens it is in dialog.tsx. */
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { uiWords } from "#lib/language/ui.ts";
import { Button, IconButton } from "./button.tsx";
import type { ConfirmProps, DialogProps } from "./dialog.tsx";
import type { Early } from "./use-early-keys.ts";

const scrim = "fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
const popup =
  "fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-xl bg-raised shadow-float outline-none transition-[opacity,scale] data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0";
export const dialogWidths = { sm: "max-w-md", md: "max-w-lg", lg: "max-w-2xl", xl: "max-w-4xl" } as const;

interface BoxProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where the keyboard goes back to; null: to where it was. */
  opener: HTMLElement | null;
  /** Told once, when the keyboard has come into it; answers with what was typed before. */
  onReady: () => Early;
}

export function DialogBox({
  title,
  description,
  children,
  footer,
  width = "md",
  open,
  onOpenChange,
  opener,
  onReady,
}: Omit<DialogProps, "trigger" | keyof BoxProps> & BoxProps) {
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  useReplay(frame, open, onReady);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={scrim} />
        <Base.Popup
          ref={frame}
          data-holds-floating
          initialFocus={() => firstIn(frame.current)}
          finalFocus={() => opener ?? true}
          className={clsx(popup, dialogWidths[width])}
        >
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

export function ConfirmBox({
  title,
  description,
  action,
  danger = false,
  onConfirm,
  open,
  onOpenChange,
  opener,
  onReady,
}: Omit<ConfirmProps, "trigger" | keyof BoxProps> & BoxProps) {
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  useReplay(frame, open, onReady);
  const confirm = async () => {
    setBusy(true);
    const done = await onConfirm().catch(() => false);
    setBusy(false);
    if (done !== false) onOpenChange(false);
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !busy && onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrim} />
        <AlertDialog.Popup ref={frame} data-holds-floating finalFocus={() => opener ?? true} className={clsx(popup, dialogWidths.sm)}>
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

/** What Enter does in a field: its own deed where it has one, else it sends the form. */
function pressEnter(field: HTMLInputElement): void {
  const goesOn = field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  if (goesOn) field.form?.requestSubmit();
}

/** The keyboard comes into a dialog within a few frames. */
const framesMax = 30;

/** What was typed while the dialog was on its way is typed into it, once it has the keyboard. */
function useReplay(frame: RefObject<HTMLElement | null>, open: boolean, onReady: () => Early): void {
  const isReady = useRef(false);
  const tell = useRef(onReady);
  useEffect(() => {
    tell.current = onReady;
  });
  useEffect(() => {
    if (!open || isReady.current) return;
    let frames = 0;
    let next = requestAnimationFrame(function look() {
      frames += 1;
      const here = document.activeElement;
      if (frames < framesMax && !frame.current?.contains(here)) {
        next = requestAnimationFrame(look);
        return;
      }
      isReady.current = true;
      const { text, enter } = tell.current();
      if (!(here instanceof HTMLElement) || !frame.current?.contains(here)) return;
      if (here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement) {
        // the one way by which a field takes letters as if they were typed; React and undo know of them
        if (text) document.execCommand("insertText", false, text);
        // a frame later, when what was typed is drawn
        if (enter && here instanceof HTMLInputElement) requestAnimationFrame(() => pressEnter(here));
      } else if (enter) here.click();
    });
    return () => cancelAnimationFrame(next);
  }, [open, frame]);
}
