"use client";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { uiWords } from "#lib/language/ui.ts";

export function PasswordInput({
  name,
  autoComplete,
  required = true,
}: {
  name: string;
  autoComplete: "current-password" | "new-password";
  required?: boolean;
}) {
  const say = useSay();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input name={name} type={shown ? "text" : "password"} autoComplete={autoComplete} required={required} className="h-9! pr-10" />
      <IconButton
        label={say(shown ? uiWords.hidePassword : uiWords.showPassword)}
        size="sm"
        className="absolute top-1 right-1"
        onClick={() => setShown(!shown)}
        aria-pressed={shown}
      >
        {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
    </div>
  );
}
