"use client";
import type { ReactNode } from "react";
import { AccountMenu } from "./account-menu.tsx";
import { Breadcrumb } from "./crumbs.tsx";
import { Palette } from "./palette.tsx";
import { mayEdit, type Reader } from "./reader.ts";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";

export function TopBar({ reader, menu }: { reader: Reader; menu: ReactNode }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-3 md:px-5">
      {menu}
      <div className="min-w-0 flex-1">
        <Breadcrumb />
      </div>
      <Palette mayEdit={mayEdit(reader.role)} />
      <div className="flex items-center gap-0.5">
        <LanguageSwitch className="max-sm:hidden" />
        <ThemeSwitch className="max-sm:hidden" />
        <AccountMenu reader={reader} />
      </div>
    </header>
  );
}
