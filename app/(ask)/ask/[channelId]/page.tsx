import type { Metadata } from "next";
import { AskPage } from "#components/ask/ask-page.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Refusal } from "#engine/commands/actor.ts";
import { openForm } from "#engine/commands/visitor-form.ts";
import { askWords as words } from "#lib/language/ask.ts";
import { webSettings } from "#lib/service/channel-kinds.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await saying())(words.title) }, robots: "noindex", referrer: "no-referrer" };
}

/** A shop's customers ask here, without an account; the answer comes to the same page. */
export default async function AskShopPage({ params }: { params: Promise<{ channelId: string }> }) {
  const say = await saying();
  const locale = await currentLocale();
  const { channelId } = await params;
  const form = /^[0-9a-f-]{36}$/i.test(channelId)
    ? await openForm(channelId).catch((error: unknown) => {
        if (error instanceof Refusal) return null;
        throw error;
      })
    : null;
  if (!form) return <EmptyState title={say(words.gone)}>{say(words.goneText)}</EmptyState>;
  const { greetingEn, greetingZh } = webSettings.parse(form.settings);
  return <AskPage channelId={channelId} shop={form.shop} greeting={locale === "zh" ? greetingZh : greetingEn} />;
}
