"use client";
/** A flow's versions: the list with who, when and why beside the drawing, marked with what changed. */
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { UndoVersion } from "#components/jobs/undo-version.tsx";
import { useSay } from "#components/language/say.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { FlowVersionSummary } from "#lib/api/flows.ts";
import type { Page } from "#lib/api/page.ts";
import type { Merged } from "#lib/flow/merge.ts";
import type { ToldChange } from "#lib/flow/told-changes.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { PublishAgain } from "./publish-again.tsx";
import { RestoreDraft } from "./restore-draft.tsx";
import { VersionList } from "./version-list.tsx";

export interface Shown {
  /** Null: the draft. */
  version: number | null;
  with: "before" | "live" | "draft" | "none";
  /** Both as one drawing; of one that is shown alone, itself. */
  merged: Merged;
  /** Null: it is shown alone. */
  changes: readonly ToldChange[] | null;
}

/** Where it lies has its size; the list beside it is read first. */
const DiffView = dynamic(() => import("./diff-view.tsx").then((module) => module.DiffView), { ssr: false });

export interface VersionsViewProps {
  flowId: string;
  name: string;
  revision: number;
  first: Page<FlowVersionSummary>;
  /** The number that the next version gets. */
  next: number;
  liveVersion: number | null;
  /** From what is live to the version that is shown; null: nothing is. */
  fromLive: readonly ToldChange[] | null;
  /** Null: nothing is live to hold it against. */
  draftChanges: number | null;
  /** How much the draft has that is live nowhere, or in no version. */
  atStake: number;
  shown: Shown;
  mayEdit: boolean;
}

export function VersionsView({ flowId, name, first, shown, mayEdit, ...about }: VersionsViewProps) {
  const say = useSay();
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { version } = shown;
  const isLive = version !== null && version === about.liveVersion;
  const choices = [
    ...(version !== null && version > 1 ? [{ value: "before" as const, label: say(versionsWords.againstBefore, { n: version - 1 }) }] : []),
    ...(about.liveVersion !== null && !isLive && about.liveVersion !== (version ?? 0) - 1
      ? [{ value: "live" as const, label: say(versionsWords.againstLive, { n: about.liveVersion }) }]
      : []),
    ...(version === null ? [] : [{ value: "draft" as const, label: say(versionsWords.againstDraft) }]),
    { value: "none" as const, label: say(versionsWords.alone) },
  ];
  const title = version === null ? say(versionsWords.draft) : say(versionsWords.n, { n: version });
  return (
    <div className="flex h-full flex-col max-lg:h-auto">
      <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-raised px-4 py-2">
        <h1 className="min-w-0 truncate font-semibold text-base">{say(versionsWords.of, { name })}</h1>
        <div className="flex-1" />
        <ButtonLink href={`/flows/${flowId}`}>{say(versionsWords.openEditor)}</ButtonLink>
        {mayEdit && version !== null ? (
          <>
            <UndoVersion flowId={flowId} version={version} />
            <RestoreDraft flowId={flowId} version={version} revision={about.revision} draftChanges={about.atStake} />
            {isLive ? null : (
              <PublishAgain
                flowId={flowId}
                version={version}
                next={about.next}
                changes={about.fromLive}
                draftStays={about.draftChanges !== 0}
              />
            )}
          </>
        ) : null}
      </header>
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <VersionList
          flowId={flowId}
          first={first}
          shown={shown}
          draftChanges={about.draftChanges}
          changes={shown.changes}
          chosen={chosen}
          onChoose={setChosen}
        />
        <section aria-label={title} className="relative min-h-0 min-w-0 flex-1 max-lg:h-[60vh]">
          <div className="absolute top-3 left-3 z-10 flex items-center gap-2 rounded-lg border border-line bg-raised py-1 pr-1 pl-3">
            <h2 className="whitespace-nowrap font-medium text-sm">{title}</h2>
            <Select
              size="sm"
              label={say(versionsWords.show)}
              className="w-56 border-transparent!"
              items={choices}
              value={shown.with}
              onValueChange={(value) => {
                setChosen([]);
                router.replace(`/flows/${flowId}/versions?v=${version ?? "draft"}&with=${value}`, { scroll: false });
              }}
            />
          </div>
          <DiffView
            key={`${version}/${shown.with}`}
            merged={shown.merged}
            label={version === null ? say(versionsWords.drawingDraft) : say(versionsWords.drawing, { n: version })}
            chosen={chosen}
            onChoose={(id) => setChosen(id === null ? [] : [id])}
          />
        </section>
      </div>
    </div>
  );
}
