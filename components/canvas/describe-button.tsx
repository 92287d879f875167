"use client";
import { Sparkles } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Late } from "#components/ui/late.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { flowMenuWords } from "#lib/language/flow-menu.ts";

const load = () => import("./describe-sheet.tsx").then((module) => module.DescribeSheet);
const DescribeSheet = dynamic(load, { ssr: false });

export function DescribeButton() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tooltip text={say(flowMenuWords.describe)}>
        <IconButton label={say(flowMenuWords.describe)} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          <Sparkles aria-hidden />
        </IconButton>
      </Tooltip>
      <Late open={open} close={() => setOpen(false)} load={load}>
        <DescribeSheet open={open} onOpenChange={setOpen} />
      </Late>
    </>
  );
}
