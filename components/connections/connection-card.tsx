"use client";
import { CirclePause, Ellipsis, History, KeyRound, Pencil, PlugZap, RadioTower, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Card } from "#components/frame/page.tsx";
import { useFailureLine } from "#components/history/failure.tsx";
import { useSay } from "#components/language/say.tsx";
import { PauseDialog } from "#components/operations/pause-dialog.tsx";
import { PauseMark } from "#components/operations/pause-state.tsx";
import { usePause } from "#components/operations/pauses.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Late } from "#components/ui/late.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import { connectWords } from "#lib/language/connect.ts";
import { kindWords } from "#lib/language/connection-kinds.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { pauseWords } from "#lib/language/operations.ts";
import type { Words } from "#lib/language/words.ts";
import { ConnectionGate } from "./connection-gate.tsx";
import { ImportProgress } from "./import-progress.tsx";

const loadDialog = () => import("./connection-dialog.tsx").then((module) => module.ConnectionDialog);
const ConnectionDialog = dynamic(loadDialog, { ssr: false });

export interface ConnectionCardProps {
  connection: ConnectionSummary;
  /** What its kind is called; absent: any system. */
  kind: Words | undefined;
  mayEdit: boolean;
}

export function ConnectionCard({ connection, kind, mayEdit }: ConnectionCardProps) {
  const say = useSay();
  const failureLine = useFailureLine();
  const deed = useDeed();
  const [asking, setAsking] = useState<"edit" | "delete" | "pause" | null>(null);
  const paused = usePause("connection", connection.id);
  const { baseUrl, sourceId } = connection.settings;
  const isShop = typeof sourceId === "string" && sourceId !== "";
  const check = () =>
    deed.run(async () => {
      const { answered, message, code, status } = await ask<"tryConnection">("POST", `/connections/${connection.id}/try`);
      if (answered) toast.success(say(kindWords.checkedWell, { what: message || String(status ?? "") }));
      else toast.error(say(kindWords.checkedInVain, { message: failureLine({ code, message }) }));
    });
  const register = () =>
    deed.run(async () => {
      const { registered, problem, reachable } = await ask<"registerTopics">("POST", `/connections/${connection.id}/register`);
      if (!reachable) toast.error(say(connectWords.notReachable));
      else if (problem) toast.error(say(connectWords.missing, { why: problem }));
      else toast.success(say(connectWords.asked, { n: registered.length }));
    });
  const fetchPast = () => deed.run(() => ask<"startImport">("POST", `/connections/${connection.id}/import`, {}));
  return (
    <Card id={connection.id} className="flex scroll-mt-16 items-start gap-3 p-4 target:border-accent">
      <div className="min-w-0 flex-1">
        <h3 className="flex items-center gap-2">
          <span className="truncate font-semibold">{connection.name}</span>
          {kind ? <span className="shrink-0 text-muted text-sm">{say(kind)}</span> : null}
          <PauseMark scope="connection" id={connection.id} />
        </h3>
        {typeof baseUrl === "string" && baseUrl ? <p className="truncate font-mono text-muted text-xs">{baseUrl}</p> : null}
        <p className="mt-2 flex flex-wrap items-center gap-x-3 text-muted text-sm">
          <Badge icon={KeyRound} tone={connection.hasSecret ? "good" : "quiet"} plain>
            {say(connection.hasSecret ? connectionsWords.hasKey : connectionsWords.noKey)}
          </Badge>
          <span className="min-w-0 truncate">
            {connection.usedBy.length > 0
              ? say(connectionsWords.usedBy, { names: connection.usedBy.map((flow) => flow.name).join(", ") })
              : say(connectionsWords.unused)}
          </span>
        </p>
        <ImportProgress connection={connection} mayEdit={mayEdit} />
        <ConnectionGate connection={connection} mayEdit={mayEdit} />
      </div>
      {mayEdit ? (
        <Menu
          trigger={
            <IconButton label={say(connectionsWords.more, { name: connection.name })} size="sm">
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Pencil aria-hidden />} onClick={() => setAsking("edit")}>
            {say(connectionsWords.editConnection)}
          </MenuItem>
          {typeof baseUrl === "string" && baseUrl ? (
            <MenuItem icon={<PlugZap aria-hidden />} onClick={() => void check()}>
              {say(kindWords.check)}
            </MenuItem>
          ) : null}
          {isShop ? (
            <>
              <MenuItem icon={<RadioTower aria-hidden />} onClick={() => void register()}>
                {say(connectWords.ask)}
              </MenuItem>
              {connection.imported?.state === "running" ? null : (
                <MenuItem icon={<History aria-hidden />} onClick={() => void fetchPast()}>
                  {say(connectWords.fetchAgain)}
                </MenuItem>
              )}
            </>
          ) : null}
          {paused ? null : (
            <MenuItem icon={<CirclePause aria-hidden />} onClick={() => setAsking("pause")}>
              {say(pauseWords.pauseConnection)}
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} danger onClick={() => setAsking("delete")}>
            {say(connectionsWords.removeConnection)}
          </MenuItem>
        </Menu>
      ) : null}
      <PauseDialog
        target={{ scope: "connection", id: connection.id }}
        name={connection.name}
        open={asking === "pause"}
        onOpenChange={(open) => setAsking(open ? "pause" : null)}
      />
      <Late open={asking === "edit"} close={() => setAsking(null)} load={loadDialog}>
        <ConnectionDialog connection={connection} open={asking === "edit"} onOpenChange={(open) => setAsking(open ? "edit" : null)} />
      </Late>
      <Confirm
        open={asking === "delete"}
        onOpenChange={(open) => setAsking(open ? "delete" : null)}
        title={say(connectionsWords.removeConnectionTitle, { name: connection.name })}
        description={say(connectionsWords.removeConnectionText)}
        action={say(connectionsWords.removeConnection)}
        danger
        onConfirm={() =>
          deed.run(() => ask<"deleteConnection">("DELETE", `/connections/${connection.id}`), say(connectionsWords.connectionRemoved))
        }
      />
    </Card>
  );
}
