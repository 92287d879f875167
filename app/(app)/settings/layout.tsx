import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Page } from "#components/frame/page.tsx";
import { saying } from "#components/language/saying.ts";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { settingsWords } from "#lib/language/settings.ts";
import { reading } from "../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(settingsWords.title) };
}

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await reading();
  const say = await saying();
  return (
    <Page>
      <PageHeader title={say(settingsWords.title)} className="pb-3!" />
      <SettingsTabs owner={actor.role === "owner"} />
      {children}
    </Page>
  );
}
