"use client";
import { languageItems, useLanguageChoice, useThemeChoice, useThemeItems } from "#components/frame/switches.tsx";
import { useSay } from "#components/language/say.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { settingsWords } from "#lib/language/settings.ts";

export function LookForm() {
  const say = useSay();
  const [locale, chooseLanguage] = useLanguageChoice();
  const [theme, setTheme] = useThemeChoice();
  const themes = useThemeItems();
  return (
    <div className="grid max-w-md gap-4 sm:grid-cols-2">
      <Field label={say(settingsWords.language)}>
        <Select items={languageItems} value={locale} onValueChange={chooseLanguage} />
      </Field>
      <Field label={say(settingsWords.theme)}>
        <Select items={themes} value={theme} onValueChange={setTheme} />
      </Field>
    </div>
  );
}
