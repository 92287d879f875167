"use client";
/** What stays while the pages change: the rail on the left, the bar on top. */
import { Dialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { frameWords } from "#lib/language/frame.ts";
import { isEditor } from "./areas.ts";
import { CrumbProvider } from "./crumbs.tsx";
import { Rail } from "./rail.tsx";
import { keepRail } from "./rail-cookie.ts";
import type { Reader } from "./reader.ts";
import { TopBar } from "./top-bar.tsx";

export interface FrameProps {
  workspaceName: string;
  reader: Reader;
  waiting: number;
  railCollapsed: boolean;
  /** Over every page, below the bar. */
  banner?: ReactNode;
  children: ReactNode;
}

export function Frame({ workspaceName, reader, waiting, railCollapsed, banner, children }: FrameProps) {
  const say = useSay();
  const pathname = usePathname();
  const [collapsed, setCollapsed] = useState(railCollapsed);
  const editing = isEditor(pathname);
  const icons = editing || collapsed;
  const toggle = () => {
    setCollapsed(!collapsed);
    keepRail(!collapsed);
  };
  return (
    <CrumbProvider>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 text-sm shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {say(frameWords.skip)}
      </a>
      <div className="flex h-dvh overflow-hidden bg-surface">
        <div className={clsx("shrink-0 border-line border-r bg-sunken transition-[width] max-md:hidden", icons ? "w-[52px]" : "w-[216px]")}>
          <Rail workspaceName={workspaceName} waiting={waiting} icons={icons} onToggle={editing ? undefined : toggle} />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar reader={reader} menu={<PhoneMenu workspaceName={workspaceName} waiting={waiting} />} />
          {banner}
          <main
            id="content"
            tabIndex={-1}
            className={clsx("relative min-h-0 flex-1 outline-none", editing ? "overflow-hidden" : "overflow-y-auto")}
          >
            {children}
          </main>
        </div>
      </div>
    </CrumbProvider>
  );
}

function PhoneMenu({ workspaceName, waiting }: { workspaceName: string; waiting: number }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Dialog.Trigger
        render={
          <IconButton label={say(frameWords.openMenu)} className="md:hidden">
            <MenuIcon aria-hidden />
          </IconButton>
        }
      />
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label={say(frameWords.mainMenu)}
          className="fixed inset-y-0 left-0 z-50 w-[248px] bg-sunken shadow-float outline-none transition-[translate] data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          <Rail workspaceName={workspaceName} waiting={waiting} icons={false} onNavigate={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
