"use client";
import {
  ChartSpline,
  CirclePause,
  CircleStop,
  Copy,
  Ellipsis,
  FileDown,
  GitCompareArrows,
  History,
  Pencil,
  Play,
  Trash2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed, useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { PauseDialog } from "#components/operations/pause-dialog.tsx";
import { usePause } from "#components/operations/pauses.tsx";
import { UnpublishDialog } from "#components/operations/unpublish-dialog.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.ts";
import type { FlowSummary } from "#lib/api/flows.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";
import { flowsWords } from "#lib/language/flows.ts";
import { pauseWords } from "#lib/language/operations.ts";
import { saveFlowFile } from "./save-file.ts";

export const startsOnClick = (flow: FlowSummary): boolean => flow.publishedVersion !== null && flow.trigger?.type === "trigger.manual";

export function FlowMenu({ flow, mayEdit }: { flow: FlowSummary; mayEdit: boolean }) {
  const say = useSay();
  const router = useRouter();
  const { run } = useDeed();
  const sentence = useSentence();
  const [asking, setAsking] = useState<"delete" | "delete live" | "unpublish" | "pause" | null>(null);
  const live = flow.publishedVersion !== null;
  const paused = usePause("flow", flow.id);
  const duplicate = () =>
    run(async () => {
      const { id } = await ask<"duplicateFlow">("POST", `/flows/${flow.id}/duplicate`);
      router.push(`/flows/${id}`);
    }, say(flowsWords.duplicated));
  const restore = () => run(() => ask<"restoreFlow">("POST", `/flows/${flow.id}/restore`), say(flowsWords.restored));
  const remove = async () => {
    const gone = await run(() => ask<"deleteFlow">("DELETE", `/flows/${flow.id}`));
    if (gone) toast.success(say(flowsWords.removed), { action: { label: say(flowsWords.restore), onClick: () => void restore() } });
    return gone;
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={say(flowsWords.more, { name: flow.name })} size="sm" className="relative z-[1]">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil aria-hidden />} href={`/flows/${flow.id}`}>
          {say(flowsWords.open)}
        </MenuItem>
        <MenuItem icon={<History aria-hidden />} href={`/runs?flowId=${flow.id}`}>
          {say(flowsWords.showRuns)}
        </MenuItem>
        <MenuItem icon={<ChartSpline aria-hidden />} href={`/flows/${flow.id}/activity`}>
          {say(flowMenuWords.traffic)}
        </MenuItem>
        <MenuItem icon={<GitCompareArrows aria-hidden />} href={`/flows/${flow.id}/versions`}>
          {say(flowMenuWords.versions)}
        </MenuItem>
        <MenuItem
          icon={<FileDown aria-hidden />}
          onClick={() => void saveFlowFile(flow.id).catch((error: unknown) => toast.error(sentence(error)))}
        >
          {say(flowMenuWords.exportFlow)}
        </MenuItem>
        {mayEdit ? (
          <>
            <MenuItem icon={<Copy aria-hidden />} onClick={duplicate}>
              {say(flowsWords.duplicate)}
            </MenuItem>
            <MenuSeparator />
            {live && !paused ? (
              <MenuItem icon={<CirclePause aria-hidden />} onClick={() => setAsking("pause")}>
                {say(pauseWords.pauseFlow)}
              </MenuItem>
            ) : null}
            {live ? (
              <MenuItem icon={<CircleStop aria-hidden />} onClick={() => setAsking("unpublish")}>
                {say(flowsWords.unpublish)}
              </MenuItem>
            ) : null}
            <MenuItem icon={<Trash2 aria-hidden />} danger onClick={() => setAsking(live ? "delete live" : "delete")}>
              {say(flowsWords.remove)}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <Confirm
        open={asking === "delete"}
        onOpenChange={(open) => setAsking(open ? "delete" : null)}
        title={say(flowsWords.removeTitle, { name: flow.name })}
        description={say(flowsWords.removeText)}
        action={say(flowsWords.remove)}
        danger
        onConfirm={remove}
      />
      <UnpublishDialog
        flowId={flow.id}
        name={flow.name}
        open={asking === "unpublish" || asking === "delete live"}
        onOpenChange={(open) => setAsking(open ? "unpublish" : null)}
        text={asking === "delete live" ? say(flowsWords.removeLive) : undefined}
      />
      <PauseDialog
        target={{ scope: "flow", id: flow.id }}
        name={flow.name}
        open={asking === "pause"}
        onOpenChange={(open) => setAsking(open ? "pause" : null)}
      />
    </>
  );
}

export function RunNowButton({ flow }: { flow: FlowSummary }) {
  const say = useSay();
  const { busy, run } = useDeed();
  return (
    <Button
      size="sm"
      className="relative z-[1]"
      busy={busy}
      onClick={() => run(() => ask<"runFlowNow">("POST", `/flows/${flow.id}/run`), say(flowsWords.runNowDone))}
    >
      {busy ? null : <Play aria-hidden />}
      {say(flowsWords.runNow)}
    </Button>
  );
}
