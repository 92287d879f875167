import type { ReactNode } from "react";
import { LanguageSwitch, ThemeSwitch } from "#components/frame/switches.tsx";

/** For a shop's customers: no menu, none of our name. */
export default function AskLayout({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh bg-surface">
      <header className="mx-auto flex w-full max-w-[640px] justify-end gap-0.5 px-4 pt-3">
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className="mx-auto w-full max-w-[640px] px-4 pb-10">{children}</main>
    </div>
  );
}
