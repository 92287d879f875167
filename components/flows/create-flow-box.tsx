"use client";
/** Makes a flow, empty or from a starter, and opens it in the editor. */
import { FilePlus2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { FlowPicture } from "#components/canvas/flow-picture.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { flowsWords } from "#lib/language/flows.ts";
import { starterWords } from "#lib/language/starters.ts";
import { documentOf } from "#lib/templates/template.ts";
import { templates } from "#lib/templates/templates.ts";
import { ImportFlowButton } from "./import-flow.tsx";
import { useStarter } from "./use-starter.ts";

export function CreateFlowBox({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const say = useSay();
  const locale = useLocale();
  const router = useRouter();
  const { busy, run } = useDeed();
  const { taking, use } = useStarter();
  const create = (document: unknown) =>
    run(async () => {
      const { id } = await ask<"createFlow">("POST", "/flows", document);
      router.push(`/flows/${id}`);
    });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say(flowsWords.createTitle)}
      description={say(flowsWords.createText)}
      width="lg"
      footer={
        <>
          <ImportFlowButton />
          <ButtonLink href="/flows/starters" onClick={() => onOpenChange(false)}>
            {say(starterWords.all, { n: templates.length })}
          </ButtonLink>
        </>
      }
    >
      <ul className="grid gap-2 sm:grid-cols-2">
        <li>
          <Choice
            title={say(flowsWords.blank)}
            text={say(flowsWords.blankText)}
            busy={busy}
            onClick={() => create({ name: say(flowsWords.untitled) })}
          />
        </li>
        {templates.slice(0, 5).map((starter) => (
          <li key={starter.id}>
            <Choice
              title={say(starter.name)}
              text={say(starter.summary)}
              busy={busy || taking !== null}
              picture={documentOf(starter, locale)}
              onClick={() => void use(starter.id)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Choice({
  title,
  text,
  busy,
  picture,
  onClick,
}: {
  title: string;
  text: string;
  busy: boolean;
  /** Absent: an empty canvas. */
  picture?: FlowDocument;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      disabled={busy}
      onClick={onClick}
      className="flex h-full w-full flex-col gap-2 rounded-lg border border-line p-3 text-left transition-colors hover:border-accent hover:bg-accent-soft disabled:opacity-60"
    >
      {picture ? (
        <FlowPicture document={picture} className="h-20 w-full" />
      ) : (
        <span className="flex h-20 w-full items-center justify-center rounded-lg bg-sunken text-muted">
          <FilePlus2 aria-hidden className="size-6" />
        </span>
      )}
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-muted text-sm">{text}</span>
      </span>
    </button>
  );
}
