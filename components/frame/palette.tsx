"use client";
/** Search and go: `/` or Ctrl/⌘ K. What it opens comes once the page is idle, or when it is asked for. */
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { useEarlyKeys } from "#components/ui/use-early-keys.ts";
import { whenIdle } from "#components/ui/when-idle.ts";
import { frameWords } from "#lib/language/frame.ts";

const load = () => import("./palette-box.tsx").then((module) => module.PaletteBox);
const PaletteBox = dynamic(load, { ssr: false });

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function Palette({ mayEdit }: { mayEdit: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);
  const close = useCallback(() => setOpen(false), []);
  const takeEarly = useEarlyKeys(open, close);
  useEffect(() => whenIdle(load), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        setOpen((now) => !now);
      }
    };
    const onSlash = (event: KeyboardEvent) => {
      // the editor has its own `/`
      if (event.defaultPrevented || event.isComposing || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if ((event.key === "/" || event.key === "、") && !document.querySelector("[data-owns-slash]")) {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener("keydown", onSlash);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("keydown", onSlash);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={say(frameWords.searchHint)}
        className="flex h-8 items-center gap-2 rounded-md border border-line bg-raised px-2.5 text-faint text-sm hover:border-line-strong max-sm:border-transparent max-sm:bg-transparent sm:w-52 lg:w-64"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate text-left max-sm:hidden">{say(frameWords.searchHint)}</span>
        <kbd aria-hidden className="rounded-sm border border-line px-1 font-sans text-xs max-sm:hidden">
          /
        </kbd>
      </button>
      {used ? <PaletteBox mayEdit={mayEdit} open={open} onOpenChange={setOpen} takeEarly={takeEarly} /> : null}
    </>
  );
}
