"use client";
import { BookOpen, LogOut, Settings } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "#components/ui/menu.tsx";
import { frameWords } from "#lib/language/frame.ts";
import type { Reader } from "./reader.ts";
import { signOut } from "./sign-out.ts";
import { languageItems, useLanguageChoice, useThemeChoice, useThemeItems } from "./switches.tsx";

const initials = (name: string): string =>
  /[㐀-鿿]/.test(name)
    ? name.slice(-2)
    : name
        .split(/\s+/)
        .slice(0, 2)
        .map((part) => part[0] ?? "")
        .join("")
        .toUpperCase();

export function AccountMenu({ reader }: { reader: Reader }) {
  const say = useSay();
  const [locale, chooseLanguage] = useLanguageChoice();
  const [theme, setTheme] = useThemeChoice();
  const themeItems = useThemeItems();
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="ml-1 flex size-7 items-center justify-center rounded-full bg-accent-soft font-medium text-accent text-xs"
        >
          {initials(reader.name)}
          <span className="sr-only">{` ${say(frameWords.account)}: ${reader.name}`}</span>
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <div className="truncate font-medium text-sm">{reader.name}</div>
        <div className="truncate text-muted text-xs">{reader.email}</div>
        <div className="mt-0.5 text-faint text-xs">{say(frameWords[reader.role])}</div>
      </div>
      <MenuSeparator />
      <div className="sm:hidden">
        <MenuLabel>{say(frameWords.language)}</MenuLabel>
        <MenuChoice value={locale} onValueChange={chooseLanguage} items={languageItems} />
        <MenuLabel>{say(frameWords.theme)}</MenuLabel>
        <MenuChoice value={theme} onValueChange={setTheme} items={themeItems} />
        <MenuSeparator />
      </div>
      <MenuItem href="/settings" icon={<Settings aria-hidden />}>
        {say(frameWords.settings)}
      </MenuItem>
      <MenuItem href="/api/docs" icon={<BookOpen aria-hidden />}>
        {say(frameWords.apiDocs)}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onClick={signOut}>
        {say(frameWords.signOut)}
      </MenuItem>
    </Menu>
  );
}
