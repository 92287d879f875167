"use client";
/** What can be done with a system as a whole. */
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import type { ApiWhole } from "#lib/api/apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";
import type { HttpConnection } from "./connection-choice.tsx";
import { SystemSettings } from "./system-settings.tsx";
import { UpdateSystem } from "./update-system.tsx";

export function SystemActions({ api, connections }: { api: ApiWhole; connections: readonly HttpConnection[] }) {
  const say = useSay();
  const router = useRouter();
  const { run } = useDeed();
  return (
    <>
      <UpdateSystem api={api} />
      <SystemSettings key={`${api.name} ${api.connectionId}`} api={api} connections={connections} />
      <Confirm
        title={say(words.removeTitle, { name: api.name })}
        description={say(words.removeText)}
        action={say(words.remove)}
        danger
        trigger={
          <IconButton label={say(words.remove)} title={say(words.remove)}>
            <Trash2 aria-hidden />
          </IconButton>
        }
        onConfirm={() =>
          run(
            async () => {
              await ask<"deleteApi">("DELETE", `/apis/${api.id}`);
              router.push("/connections/systems");
            },
            say(words.removed, { name: api.name }),
          )
        }
      />
    </>
  );
}
