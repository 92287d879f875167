import { Crumb } from "#components/frame/crumbs.tsx";
import { FlowsPicture } from "#components/frame/pictures.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { versionsWords } from "#lib/language/versions.ts";

export async function NoVersions({ flowId, name }: { flowId: string; name: string }) {
  const say = await saying();
  return (
    <>
      <Crumb label={name} />
      <EmptyState
        picture={<FlowsPicture />}
        title={say(versionsWords.emptyTitle)}
        action={
          <ButtonLink href={`/flows/${flowId}`} look="primary">
            {say(versionsWords.openEditor)}
          </ButtonLink>
        }
      >
        {say(versionsWords.emptyText)}
      </EmptyState>
    </>
  );
}
