"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { toast } from "#components/ui/toast.ts";
import { uiWords } from "#lib/language/ui.ts";
import { Button, IconButton } from "./button.tsx";
import type { ButtonSize } from "./button-class.ts";

export interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy the address". Shown when `wide`, else read aloud. */
  label?: string;
  wide?: boolean;
  size?: ButtonSize;
  className?: string;
}

export function CopyButton({ text, label, wide = false, size = "sm", className }: CopyButtonProps) {
  const say = useSay();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 1_600);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => toast.error(say(uiWords.copyFailed)),
    );
  const icon = done ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />;
  const name = done ? say(uiWords.copied) : (label ?? say(uiWords.copy));
  if (wide)
    return (
      <Button size={size} onClick={copy} {...(className === undefined ? {} : { className })}>
        {icon}
        <span aria-live="polite">{name}</span>
      </Button>
    );
  return (
    <IconButton label={name} size={size} onClick={copy} {...(className === undefined ? {} : { className })}>
      {icon}
    </IconButton>
  );
}
