"use client";
/** Over every page while something is paused, which is seldom: what it shows comes only then. */
import dynamic from "next/dynamic";
import { usePauses } from "./pauses.tsx";

const PausedThings = dynamic(() => import("./paused-things.tsx").then((module) => module.PausedThings));

export function PauseBanner({ mayEdit }: { mayEdit: boolean }) {
  const pauses = usePauses();
  return pauses.length === 0 ? null : <PausedThings pauses={pauses} mayEdit={mayEdit} />;
}
