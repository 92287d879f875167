"use client";
/** How far a shop's past orders have been fetched. */
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import { connectWords } from "#lib/language/connect.ts";

const lookAgainMs = 3_000;

export function ImportProgress({ connection, mayEdit }: { connection: ConnectionSummary; mayEdit: boolean }) {
  const say = useSay();
  const router = useRouter();
  const deed = useDeed();
  const { imported } = connection;
  const isRunning = imported?.state === "running";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => router.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [isRunning, router]);
  if (!imported) return null;
  const { done, skipped, total, error, state } = imported;
  if (state === "failed")
    return (
      <Notice
        tone="warn"
        className="mt-3"
        title={say(connectWords.importFailed, { why: error })}
        action={
          mayEdit ? (
            <Button
              size="sm"
              busy={deed.busy}
              onClick={() => deed.run(() => ask<"startImport">("POST", `/connections/${connection.id}/import`, {}))}
            >
              {say(connectWords.goOn)}
            </Button>
          ) : null
        }
      />
    );
  if (state !== "running") return <p className="mt-1 text-muted text-sm">{say(connectWords.imported, { n: done })}</p>;
  const seen = done + skipped;
  return (
    <div className="mt-2 text-muted text-sm">
      <p aria-live="polite">
        {total === null
          ? say(connectWords.progress, { done: seen })
          : say(connectWords.progressOf, { done: seen, total: Math.max(total, seen) })}
      </p>
      {total ? (
        <div className="mt-1 h-1 overflow-hidden rounded-full bg-sunken">
          <div className="h-full bg-accent" style={{ width: `${Math.min(100, (100 * seen) / total)}%` }} />
        </div>
      ) : null}
      {error ? <p className="mt-1 text-xs">{say(connectWords.later, { why: error })}</p> : null}
    </div>
  );
}
