"use client";
import { Check, Copy } from "lucide-react";
import { type MouseEvent, useEffect, useState } from "react";
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
  const copy = ({ currentTarget }: MouseEvent<HTMLElement>) =>
    copyText(text, currentTarget).then(
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

/** On a page that came by plain http there is no clipboard to write into: it is copied as a person would, from a field beside the button. */
async function copyText(text: string, beside: HTMLElement): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr-only";
  beside.after(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  beside.focus();
  if (!isCopied) throw new Error("The browser does not copy.");
}
