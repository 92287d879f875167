"use client";
/** Whether the server has what is on the screen. */
import { Cloud, CloudAlert, CloudCheck, CloudOff, CloudUpload, Eye, type LucideIcon } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { barWords } from "#lib/language/editor-bar.ts";
import { useEditor } from "./editor-context.tsx";
import type { SaveState } from "./editor-store.ts";

const looks: Record<SaveState, { icon: LucideIcon; tone: Tone }> = {
  saved: { icon: CloudCheck, tone: "quiet" },
  unsaved: { icon: Cloud, tone: "quiet" },
  saving: { icon: CloudUpload, tone: "quiet" },
  offline: { icon: CloudOff, tone: "warn" },
  "signed-out": { icon: CloudOff, tone: "warn" },
  conflict: { icon: CloudAlert, tone: "bad" },
  refused: { icon: CloudAlert, tone: "bad" },
};

export function SaveStateBadge() {
  const say = useSay();
  const save = useEditor((state) => state.save);
  const message = useEditor((state) => state.saveMessage);
  const mayEdit = useEditor((state) => state.mayEdit);
  const openSheet = useEditor((state) => state.openSheet);
  if (!mayEdit)
    return (
      <Badge plain icon={Eye}>
        {say(barWords.viewing)}
      </Badge>
    );
  const look = looks[save];
  const sentence = `${say(barWords[save])}${message ? `: ${message}` : ""}`;
  const badge = (
    <Badge plain tone={look.tone} icon={look.icon}>
      <span className={save === "saved" ? "max-sm:sr-only" : undefined}>{sentence}</span>
    </Badge>
  );
  const press = save === "conflict" ? () => openSheet("conflict") : save === "signed-out" ? signIn : null;
  return (
    <span role="status" data-save={save} className="flex min-w-4.5" title={save === "saved" ? undefined : sentence}>
      {press ? (
        <button type="button" className="flex min-w-0 rounded-sm hover:underline" onClick={press}>
          {badge}
        </button>
      ) : (
        badge
      )}
    </span>
  );
}

/** The door leads back here, and what this browser kept is there again. */
const signIn = () => window.location.assign(`/sign-in?${new URLSearchParams({ next: window.location.pathname })}`);
