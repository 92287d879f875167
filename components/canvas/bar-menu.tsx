"use client";
import {
  ChartSpline,
  CirclePause,
  CopyPlus,
  Ellipsis,
  FileDown,
  GitBranch,
  GitCompareArrows,
  History,
  Keyboard,
  Settings2,
  Unplug,
} from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { saveFlowFile } from "#components/flows/save-file.ts";
import { useSay } from "#components/language/say.tsx";
import { usePause } from "#components/operations/pauses.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Late } from "#components/ui/late.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { barWords } from "#lib/language/editor-bar.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";
import { pauseWords } from "#lib/language/operations.ts";
import type { DraftSaver } from "./draft-saver.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

const loadUnpublish = () => import("#components/operations/unpublish-dialog.tsx").then((module) => module.UnpublishDialog);
const UnpublishDialog = dynamic(loadUnpublish, { ssr: false });
const loadPause = () => import("#components/operations/pause-dialog.tsx").then((module) => module.PauseDialog);
const PauseDialog = dynamic(loadPause, { ssr: false });

/** What is done with a flow as a whole, beside what the bar has buttons for. */
export function BarMenu({ saver }: { saver: DraftSaver | null }) {
  const say = useSay();
  const sentence = useSentence();
  const router = useRouter();
  const store = useEditorStore();
  const flowId = useEditor((state) => state.flowId);
  const mayEdit = useEditor((state) => state.mayEdit);
  const live = useEditor((state) => state.live);
  const name = useEditor((state) => documentOf(state).name);
  const [asking, setAsking] = useState<"unpublish" | "pause" | null>(null);
  const paused = usePause("flow", flowId);
  /** The server gives away what it has: that has to be what is drawn. */
  const withDrawn = async (deed: () => Promise<void>) => {
    try {
      if (mayEdit && !(await saver?.flush())) toast.error(say(barWords.notAsDrawn));
      else await deed();
    } catch (error) {
      toast.error(sentence(error));
    }
  };
  const duplicate = async () => {
    const made = await ask<"duplicateFlow">("POST", `/flows/${flowId}/duplicate`);
    router.push(`/flows/${made.id}`);
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={say(barWords.more)}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Settings2 aria-hidden />} onClick={() => store.getState().openSheet("settings")}>
          {say(barWords.settings)}
        </MenuItem>
        <MenuItem icon={<GitCompareArrows aria-hidden />} aside="C" onClick={() => store.getState().openSheet("compare")}>
          {say(flowMenuWords.compare)}
        </MenuItem>
        <MenuItem icon={<History aria-hidden />} href={`/runs?flowId=${flowId}`}>
          {say(barWords.runs)}
        </MenuItem>
        <MenuItem icon={<ChartSpline aria-hidden />} href={`/flows/${flowId}/activity`}>
          {say(flowMenuWords.traffic)}
        </MenuItem>
        <MenuItem icon={<GitBranch aria-hidden />} href={`/flows/${flowId}/versions`}>
          {say(flowMenuWords.versions)}
        </MenuItem>
        <MenuItem icon={<FileDown aria-hidden />} onClick={() => void withDrawn(() => saveFlowFile(flowId))}>
          {say(flowMenuWords.exportFlow)}
        </MenuItem>
        {mayEdit ? (
          <MenuItem icon={<CopyPlus aria-hidden />} onClick={() => void withDrawn(duplicate)}>
            {say(barWords.duplicate)}
          </MenuItem>
        ) : null}
        <MenuItem icon={<Keyboard aria-hidden />} aside="?" onClick={() => store.getState().openSheet("shortcuts")}>
          {say(canvasWords.shortcuts)}
        </MenuItem>
        {mayEdit && live ? (
          <>
            <MenuSeparator />
            {paused ? null : (
              <MenuItem icon={<CirclePause aria-hidden />} onClick={() => setAsking("pause")}>
                {say(pauseWords.pauseFlow)}
              </MenuItem>
            )}
            <MenuItem danger icon={<Unplug aria-hidden />} onClick={() => setAsking("unpublish")}>
              {say(barWords.unpublish)}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <Late open={asking === "unpublish"} close={() => setAsking(null)} load={loadUnpublish}>
        <UnpublishDialog
          flowId={flowId}
          name={name}
          open={asking === "unpublish"}
          onOpenChange={(open) => setAsking(open ? "unpublish" : null)}
          onDone={() => store.getState().set({ live: null })}
        />
      </Late>
      <Late open={asking === "pause"} close={() => setAsking(null)} load={loadPause}>
        <PauseDialog
          target={{ scope: "flow", id: flowId }}
          name={name}
          open={asking === "pause"}
          onOpenChange={(open) => setAsking(open ? "pause" : null)}
        />
      </Late>
    </>
  );
}
