"use client";
/** The button for a new flow; what it opens comes later. */
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-class.ts";
import { Late } from "#components/ui/late.tsx";
import { flowsWords } from "#lib/language/flows.ts";

const load = () => import("./create-flow-box.tsx").then((module) => module.CreateFlowBox);
const CreateFlowBox = dynamic(load, { ssr: false });

export interface CreateFlowButtonProps {
  look?: ButtonLook;
  label?: string;
  /** Open at once: the address asked for it. */
  startOpen?: boolean;
}

export function CreateFlowButton({ look = "primary", label, startOpen = false }: CreateFlowButtonProps) {
  const say = useSay();
  const [open, setOpen] = useState(startOpen);
  return (
    <>
      <Button look={look} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {label ?? say(flowsWords.create)}
      </Button>
      <Late open={open} close={() => setOpen(false)} load={load}>
        <CreateFlowBox open={open} onOpenChange={setOpen} />
      </Late>
    </>
  );
}
