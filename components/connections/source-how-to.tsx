"use client";
/** What is left to do at a source's sender, to be read again later. */
import { useSay } from "#components/language/say.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { OpenBox } from "#components/ui/late-dialog.tsx";
import type { SourceSummary } from "#lib/api/outside.ts";
import { isSchemeId } from "#lib/commerce/source-schemes.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { sourceKindsWords } from "#lib/language/source-kinds.ts";
import { Secret } from "./secret.tsx";
import { SourceSteps } from "./source-steps.tsx";

interface SourceHowToProps extends OpenBox {
  source: SourceSummary;
}

export function SourceHowTo({ source, open, onOpenChange }: SourceHowToProps) {
  const say = useSay();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say(sourceKindsWords.howTo)} description={source.name}>
      <div className="flex flex-col gap-4">
        {source.reading ? null : (
          <Secret label={say(connectionsWords.address)} copy={say(connectionsWords.copyAddress)} text={source.url} />
        )}
        {isSchemeId(source.scheme) ? <SourceSteps kind={source.scheme} /> : null}
      </div>
    </Dialog>
  );
}
