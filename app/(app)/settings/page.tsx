import { BookOpen } from "lucide-react";
import { Section } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { PauseAll } from "#components/operations/pause-all.tsx";
import { LookForm } from "#components/settings/look-form.tsx";
import { OpeningForm } from "#components/settings/opening-form.tsx";
import { RetentionForm } from "#components/settings/retention-form.tsx";
import { ShopForm } from "#components/settings/shop-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { getRetention } from "#engine/queries/get-retention.ts";
import { openingWords } from "#lib/language/opening.ts";
import { pauseWords } from "#lib/language/operations.ts";
import { retentionWords } from "#lib/language/retention.ts";
import { settingsWords } from "#lib/language/settings.ts";
import { reading } from "../../reading.ts";
import { askedMe } from "../asked-frame.ts";

export default async function SettingsPage() {
  const actor = await reading();
  const say = await saying();
  const [{ workspace }, retention] = await Promise.all([askedMe(), getRetention(actor)]);
  return (
    <div className="flex flex-col gap-8">
      <Section title={say(settingsWords.shop)}>
        <p className="-mt-1 mb-4 text-muted text-sm">{say(settingsWords.shopText)}</p>
        <ShopForm
          key={`${workspace.name}${workspace.timezone}`}
          name={workspace.name}
          timezone={workspace.timezone}
          owner={actor.role === "owner"}
        />
      </Section>
      <Section title={say(openingWords.title)} className="border-line border-t pt-6">
        <p className="-mt-1 mb-4 text-muted text-sm">{say(openingWords.text)}</p>
        <OpeningForm key={JSON.stringify(workspace.opening)} opening={workspace.opening} owner={actor.role === "owner"} />
      </Section>
      <Section title={say(pauseWords.pause)} className="border-line border-t pt-6">
        <p className="-mt-1 mb-4 max-w-2xl text-muted text-sm">{say(pauseWords.allSettings)}</p>
        <PauseAll mayEdit={mayEdit(actor.role)} />
      </Section>
      <Section title={say(retentionWords.title)} className="border-line border-t pt-6">
        <p className="-mt-1 mb-4 max-w-2xl text-muted text-sm">{say(retentionWords.text)}</p>
        <RetentionForm key={retention.historyDays} state={retention} owner={actor.role === "owner"} />
      </Section>
      <Section title={say(settingsWords.look)} className="border-line border-t pt-6">
        <p className="-mt-1 mb-4 text-muted text-sm">{say(settingsWords.lookText)}</p>
        <LookForm />
      </Section>
      <Section title={say(settingsWords.api)} className="border-line border-t pt-6">
        <p className="-mt-1 mb-4 text-muted text-sm">{say(settingsWords.apiText)}</p>
        <ButtonLink href="/api/docs" prefetch={false}>
          <BookOpen aria-hidden />
          {say(settingsWords.apiDocs)}
        </ButtonLink>
      </Section>
    </div>
  );
}
