"use client";
import { Ellipsis, Inbox, KeyRound, ListOrdered, Power, SendHorizontal, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Card } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Badge, Chip } from "#components/ui/badge.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Late } from "#components/ui/late.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { toast } from "#components/ui/toast.ts";
import type { SourceSummary } from "#lib/api/outside.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { sourceKindsWords } from "#lib/language/source-kinds.ts";
import type { SchemeFacts } from "./kind-facts.ts";
import { Secret } from "./secret.tsx";

const loadSecret = () => import("./change-secret.tsx").then((module) => module.ChangeSecret);
const ChangeSecret = dynamic(loadSecret, { ssr: false });
const loadSteps = () => import("./source-how-to.tsx").then((module) => module.SourceHowTo);
const SourceHowTo = dynamic(loadSteps, { ssr: false });

export interface SourceCardProps {
  source: SourceSummary;
  /** Absent: a kind that this version does not know. */
  scheme: SchemeFacts | undefined;
  mayEdit: boolean;
}

export function SourceCard({ source, scheme, mayEdit }: SourceCardProps) {
  const say = useSay();
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="flex flex-wrap items-center gap-2">
            <span className="truncate font-semibold">{source.name}</span>
            <Chip>{scheme ? say(scheme.title) : source.scheme}</Chip>
          </h3>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-muted text-sm">
            <Badge tone={source.enabled ? "good" : "quiet"} icon={source.enabled ? undefined : Power} plain>
              {say(source.enabled ? connectionsWords.on : connectionsWords.off)}
            </Badge>
            <span>
              {source.lastEventAt ? (
                <>
                  {say(connectionsWords.lastEvent)} <RelativeTime at={source.lastEventAt} />
                </>
              ) : (
                say(connectionsWords.never)
              )}
            </span>
          </p>
        </div>
        <SourceMenu source={source} scheme={scheme} mayEdit={mayEdit} />
      </div>
      {source.reading ? (
        <Reading reading={source.reading} on={source.enabled} />
      ) : (
        <Secret label={say(connectionsWords.address)} copy={say(connectionsWords.copyAddress)} text={source.url} />
      )}
      <Warnings source={source} scheme={scheme} mayEdit={mayEdit} />
      {mayEdit && scheme?.sendsTests ? (
        <div className="mt-auto pt-1">
          <SendTest source={source} />
        </div>
      ) : null}
    </Card>
  );
}

/** How it stands with a system that we read from. */
function Reading({ reading: { ok, message, since }, on }: { reading: NonNullable<SourceSummary["reading"]>; on: boolean }) {
  const say = useSay();
  if (on && ok === false) return <Notice tone="warn">{say(sourceKindsWords.readingFails, { message })}</Notice>;
  return (
    <p className="text-muted text-sm">
      {say(sourceKindsWords.reads)}
      {on ? (
        <>
          {" · "}
          {ok ? (
            <>
              {say(sourceKindsWords.readsSince)} <RelativeTime at={since} />
            </>
          ) : (
            say(sourceKindsWords.readingSoon)
          )}
        </>
      ) : null}
    </p>
  );
}

function Warnings({ source, scheme, mayEdit }: SourceCardProps) {
  const say = useSay();
  const deed = useDeed();
  return (
    <>
      {source.scheme === "none" ? <Notice tone="warn">{say(connectionsWords.unsafe)}</Notice> : null}
      {scheme && scheme.secret !== "none" && !source.hasSecret ? <Notice tone="warn">{say(connectionsWords.noSecretYet)}</Notice> : null}
      {source.limited > 0 ? <Notice>{say(connectionsWords.limited, { n: source.limited })}</Notice> : null}
      {source.hasPreviousSecret ? (
        <Notice
          action={
            mayEdit ? (
              <Button
                size="sm"
                busy={deed.busy}
                onClick={() =>
                  deed.run(
                    () => ask<"updateSource">("PATCH", `/sources/${source.id}`, { forgetPrevious: true }),
                    say(connectionsWords.forgotten),
                  )
                }
              >
                {say(connectionsWords.forgetOld)}
              </Button>
            ) : null
          }
        >
          {say(connectionsWords.oldSecret)}
        </Notice>
      ) : null}
      {source.reachable || source.reading ? null : <p className="text-pretty text-muted text-xs">{say(connectionsWords.unreachable)}</p>}
    </>
  );
}

function SendTest({ source }: { source: SourceSummary }) {
  const say = useSay();
  const router = useRouter();
  const deed = useDeed();
  const send = () =>
    deed.run(async () => {
      const { status, eventId, duplicate } = await ask<"sendTestEvent">("POST", `/sources/${source.id}/test`);
      if (eventId === null) {
        toast.error(say(connectionsWords.testRefused, { status }));
        return;
      }
      toast.success(say(duplicate ? connectionsWords.testDuplicate : connectionsWords.testArrived), {
        action: { label: say(connectionsWords.showEvent), onClick: () => router.push(`/events/${eventId}`) },
      });
    });
  return (
    <Button size="sm" busy={deed.busy} onClick={send} disabled={!source.enabled}>
      {deed.busy ? null : <SendHorizontal aria-hidden />}
      {say(connectionsWords.sendTest)}
    </Button>
  );
}

function SourceMenu({ source, scheme, mayEdit }: SourceCardProps) {
  const say = useSay();
  const deed = useDeed();
  const [asking, setAsking] = useState<"secret" | "steps" | "delete" | null>(null);
  const change = (body: object, done: string) => deed.run(() => ask<"updateSource">("PATCH", `/sources/${source.id}`, body), done);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={say(connectionsWords.more, { name: source.name })} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Inbox aria-hidden />} href={`/events?source=${source.id}`}>
          {say(connectionsWords.showEvents)}
        </MenuItem>
        {scheme?.hasSteps ? (
          <MenuItem icon={<ListOrdered aria-hidden />} onClick={() => setAsking("steps")}>
            {say(sourceKindsWords.howTo)}
          </MenuItem>
        ) : null}
        {mayEdit ? (
          <>
            {scheme?.secret === "none" ? null : (
              <MenuItem icon={<KeyRound aria-hidden />} onClick={() => setAsking("secret")}>
                {say(connectionsWords.changeSecret)}
              </MenuItem>
            )}
            <MenuItem
              icon={<Power aria-hidden />}
              onClick={() =>
                void change({ enabled: !source.enabled }, say(source.enabled ? connectionsWords.switchedOff : connectionsWords.switchedOn))
              }
            >
              {say(source.enabled ? connectionsWords.switchOff : connectionsWords.switchOn)}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 aria-hidden />} danger onClick={() => setAsking("delete")}>
              {say(connectionsWords.removeSource)}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {scheme?.hasSteps ? (
        <Late open={asking === "steps"} close={() => setAsking(null)} load={loadSteps}>
          <SourceHowTo source={source} open={asking === "steps"} onOpenChange={(open) => setAsking(open ? "steps" : null)} />
        </Late>
      ) : null}
      <Late open={asking === "secret"} close={() => setAsking(null)} load={loadSecret}>
        <ChangeSecret
          source={source}
          scheme={scheme}
          open={asking === "secret"}
          onOpenChange={(open) => setAsking(open ? "secret" : null)}
        />
      </Late>
      <Confirm
        open={asking === "delete"}
        onOpenChange={(open) => setAsking(open ? "delete" : null)}
        title={say(connectionsWords.removeSourceTitle, { name: source.name })}
        description={say(connectionsWords.removeSourceText)}
        action={say(connectionsWords.removeSource)}
        danger
        onConfirm={() => deed.run(() => ask<"deleteSource">("DELETE", `/sources/${source.id}`), say(connectionsWords.sourceRemoved))}
      />
    </>
  );
}
