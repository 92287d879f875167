import type { Metadata } from "next";
import { CreateFlowButton } from "#components/flows/create-flow.tsx";
import { StarterGallery } from "#components/flows/starter-gallery.tsx";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { currentLocale, saying } from "#components/language/saying.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { speakFlow } from "#lib/flow/speak.ts";
import { starterWords } from "#lib/language/starters.ts";
import { documentOf } from "#lib/templates/template.ts";
import { templates } from "#lib/templates/templates.ts";
import { reading } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(starterWords.title) };
}

export default async function StartersPage() {
  const actor = await reading();
  const say = await saying();
  const locale = await currentLocale();
  const editor = mayEdit(actor.role);
  const starters = templates.map((starter) => {
    const { draw: _draw, icon: _icon, answers: _answers, ...about } = starter;
    const document = documentOf(starter, locale);
    return { ...about, document, spoken: speakFlow(document, locale) };
  });
  return (
    <Page>
      <Crumb label={say(starterWords.title)} />
      <PageHeader title={say(starterWords.title)} description={say(starterWords.text)} actions={editor ? <CreateFlowButton /> : null} />
      <StarterGallery starters={starters} mayEdit={editor} />
    </Page>
  );
}
