import type { Metadata } from "next";
import { CreateFlowButton } from "#components/flows/create-flow.tsx";
import { StarterGallery } from "#components/flows/starter-gallery.tsx";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { starterWords } from "#lib/language/starters.ts";
import { reading } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(starterWords.title) };
}

export default async function StartersPage() {
  const actor = await reading();
  const say = await saying();
  const editor = mayEdit(actor.role);
  return (
    <Page>
      <Crumb label={say(starterWords.title)} />
      <PageHeader title={say(starterWords.title)} description={say(starterWords.text)} actions={editor ? <CreateFlowButton /> : null} />
      <StarterGallery mayEdit={editor} />
    </Page>
  );
}
