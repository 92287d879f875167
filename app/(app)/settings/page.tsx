import { BookOpen } from "lucide-react";
import { Section } from "#components/frame/page.tsx";
import { saying } from "#components/language/saying.ts";
import { LookForm } from "#components/settings/look-form.tsx";
import { OpeningForm } from "#components/settings/opening-form.tsx";
import { ShopForm } from "#components/settings/shop-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { whoAmI } from "#engine/queries/who-am-i.ts";
import { openingWords } from "#lib/language/opening.ts";
import { settingsWords } from "#lib/language/settings.ts";
import { reading } from "../../reading.ts";

export default async function SettingsPage() {
  const actor = await reading();
  const say = await saying();
  const { workspace } = await whoAmI(actor);
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
