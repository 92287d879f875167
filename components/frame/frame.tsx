"use client";
/** What stays while the pages change: the rail on the left, the bar on top. */
import clsx from "clsx";
import { Menu as MenuIcon } from "lucide-react";
import dynamic from "next/dynamic";
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

const loadPhoneMenu = () => import("./phone-menu-box.tsx").then((module) => module.PhoneMenuBox);
const PhoneMenuBox = dynamic(loadPhoneMenu, { ssr: false });

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
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);
  return (
    <>
      <IconButton
        label={say(frameWords.openMenu)}
        aria-haspopup="dialog"
        aria-expanded={open}
        className="md:hidden"
        onPointerEnter={() => void loadPhoneMenu()}
        onFocus={() => void loadPhoneMenu()}
        onClick={() => setOpen(true)}
      >
        <MenuIcon aria-hidden />
      </IconButton>
      {used ? <PhoneMenuBox open={open} onOpenChange={setOpen} workspaceName={workspaceName} waiting={waiting} /> : null}
    </>
  );
}
