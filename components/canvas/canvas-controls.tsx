"use client";
import { Maximize, Minus, Plus, WandSparkles } from "lucide-react";
import { Panel, useReactFlow } from "reactflow";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { canvasWords } from "#lib/language/editor.ts";

const soft = { duration: 150 };

export function CanvasControls({ onTidy }: { onTidy?: (() => void) | undefined }) {
  const say = useSay();
  const flow = useReactFlow();
  const buttons = [
    { label: canvasWords.zoomOut, icon: <Minus aria-hidden />, act: () => flow.zoomOut(soft) },
    { label: canvasWords.zoomIn, icon: <Plus aria-hidden />, act: () => flow.zoomIn(soft) },
    { label: canvasWords.fit, icon: <Maximize aria-hidden />, act: () => flow.fitView({ ...soft, maxZoom: 1, padding: 0.15 }) },
    ...(onTidy ? [{ label: canvasWords.tidy, icon: <WandSparkles aria-hidden />, act: onTidy }] : []),
  ];
  return (
    <Panel position="bottom-left" className="m-3!">
      <div className="flex gap-0.5 rounded-lg border border-line bg-raised p-0.5">
        {buttons.map((button) => (
          <Tooltip key={button.label.en} text={say(button.label)}>
            <IconButton size="sm" label={say(button.label)} onClick={() => void button.act()}>
              {button.icon}
            </IconButton>
          </Tooltip>
        ))}
      </div>
    </Panel>
  );
}
