import type { ReactNode } from "react";
import { DoorPicture } from "#components/door/door-picture.tsx";
import { Mark } from "#components/frame/mark.tsx";
import { LanguageSwitch, ThemeSwitch } from "#components/frame/switches.tsx";

export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh">
      <div className="flex min-w-0 flex-1 flex-col px-6 py-5 lg:max-w-[560px] lg:px-14">
        <header className="flex items-center justify-between">
          <span className="flex items-center gap-2.5 font-semibold text-lg">
            <Mark className="size-7" /> Tradewind
          </span>
          <span className="flex gap-0.5">
            <LanguageSwitch />
            <ThemeSwitch />
          </span>
        </header>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">{children}</main>
      </div>
      <div className="hidden flex-1 items-center justify-center border-line border-l bg-sunken p-10 lg:flex">
        <DoorPicture />
      </div>
    </div>
  );
}
