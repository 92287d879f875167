"use client";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { useSay } from "#components/language/say.tsx";
import { uiWords } from "#lib/language/ui.ts";

export function ToasterBox() {
  const say = useSay();
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      containerAriaLabel={say(uiWords.notices)}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-start gap-2.5 rounded-lg bg-raised p-3 text-sm text-ink shadow-float font-sans",
          title: "font-medium",
          description: "text-muted",
          actionButton: "ml-auto shrink-0 rounded-md px-2 py-1 font-medium text-accent hover:bg-hover",
          success: "[&_[data-icon]]:text-good",
          error: "[&_[data-icon]]:text-bad",
        },
      }}
    />
  );
}
