"use client";
/** Language and theme: in the bar, on the door, and in the account menu. */
import { Languages, Monitor, Moon, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useTransition } from "react";
import { languageCookie } from "#components/language/language-cookie.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { useInBrowser } from "#components/language/use-now.ts";
import { IconButton } from "#components/ui/button.tsx";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import { frameWords } from "#lib/language/frame.ts";
import type { Locale } from "#lib/language/words.ts";

export function useLanguageChoice(): [Locale, (locale: Locale) => void, boolean] {
  const locale = useLocale();
  const router = useRouter();
  const [pending, start] = useTransition();
  const choose = (next: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${languageCookie}=${next};path=/;max-age=31536000;samesite=lax`;
    document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
    start(() => router.refresh());
  };
  return [locale, choose, pending];
}

export const languageItems = [
  { value: "en", label: "English" },
  { value: "zh", label: "简体中文" },
] as const satisfies readonly { value: Locale; label: string }[];

export function LanguageSwitch({ className = "" }: { className?: string }) {
  const say = useSay();
  const [locale, choose] = useLanguageChoice();
  return (
    <Menu
      trigger={
        <IconButton label={say(frameWords.language)} className={className}>
          <Languages aria-hidden />
        </IconButton>
      }
    >
      <MenuChoice value={locale} onValueChange={choose} items={languageItems} />
    </Menu>
  );
}

const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

export function useThemeChoice(): [Theme, (theme: Theme) => void] {
  const { theme, setTheme } = useTheme();
  const known = useInBrowser();
  return [known && (theme === "light" || theme === "dark") ? theme : "system", setTheme];
}

export function useThemeItems() {
  const say = useSay();
  return [
    { value: "light", label: say(frameWords.themeLight), icon: <Sun aria-hidden /> },
    { value: "dark", label: say(frameWords.themeDark), icon: <Moon aria-hidden /> },
    { value: "system", label: say(frameWords.themeSystem), icon: <Monitor aria-hidden /> },
  ] as const;
}

export function ThemeSwitch({ className = "" }: { className?: string }) {
  const say = useSay();
  const [theme, setTheme] = useThemeChoice();
  const items = useThemeItems();
  return (
    <Menu
      trigger={
        <IconButton label={say(frameWords.theme)} className={className}>
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </IconButton>
      }
    >
      <MenuChoice value={theme} onValueChange={setTheme} items={items} />
    </Menu>
  );
}
