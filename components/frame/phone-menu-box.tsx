"use client";
/** The rail where there is no room for it: it comes over the page. */
import { Dialog } from "@base-ui/react/dialog";
import { useSay } from "#components/language/say.tsx";
import { frameWords } from "#lib/language/frame.ts";
import { Rail } from "./rail.tsx";

export interface PhoneMenuBoxProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  workspaceName: string;
  waiting: number;
}

export function PhoneMenuBox({ open, onOpenChange, workspaceName, waiting }: PhoneMenuBoxProps) {
  const say = useSay();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label={say(frameWords.mainMenu)}
          className="fixed inset-y-0 left-0 z-50 w-[248px] bg-sunken shadow-float outline-none transition-[translate] data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          <Rail workspaceName={workspaceName} waiting={waiting} icons={false} onNavigate={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
