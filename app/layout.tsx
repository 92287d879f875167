import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { SayProvider } from "#components/language/say.tsx";
import { currentLocale } from "#components/language/saying.ts";
import { Toaster } from "#components/ui/toaster.tsx";
import { languageTag } from "#lib/language/render.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s · Tradewind", default: "Tradewind" },
  robots: { index: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#171513" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await currentLocale();
  return (
    <html lang={languageTag[locale]} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body className="font-sans">
        <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
          <SayProvider locale={locale} now={Date.now()} timeZone="UTC">
            {children}
            <Toaster />
          </SayProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
