import type { ReactNode } from "react";
import { Mark } from "#components/frame/mark.tsx";
import { LanguageSwitch, ThemeSwitch } from "#components/frame/switches.tsx";

/** For people who come by a link: no menu, nothing to look around in. */
export default function LinkLayout({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh bg-surface">
      <header className="mx-auto flex w-full max-w-[1040px] items-center justify-between px-4 pt-4 md:px-8">
        <span className="flex items-center gap-2.5 font-semibold text-base">
          <Mark className="size-6" /> Tradewind
        </span>
        <span className="flex gap-0.5">
          <LanguageSwitch />
          <ThemeSwitch />
        </span>
      </header>
      <main className="mx-auto w-full max-w-[1040px] px-4 py-5 md:px-8">{children}</main>
    </div>
  );
}
