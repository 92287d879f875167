"use client";
/** Which call a step makes: its address, what happens when it is made twice, and what a newer document says of it. */
import { BookOpen, Eye, KeyRound, type LucideIcon, Repeat, UserRoundSearch } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { ApiProblem, ask } from "#components/api/ask.ts";
import { useEditorStore } from "#components/canvas/editor-context.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { changeStep } from "#lib/flow/edit/steps.ts";
import { isObject } from "#lib/flow/is-object.ts";
import { operationWords as words } from "#lib/language/apis.ts";
import { repeatingWords } from "#lib/language/called.ts";
import { operationChanges } from "#lib/openapi/changes.ts";
import { type ArgumentTexts, keptArguments } from "#lib/openapi/edit-arguments.ts";
import { isOperation, type Operation } from "#lib/openapi/operation.ts";
import { type Repeating, repeatingOf } from "#lib/openapi/repeating.ts";

const icons: Record<Repeating, LucideIcon> = { reads: Eye, byKey: KeyRound, same: Repeat, once: UserRoundSearch };

interface OperationFieldProps {
  nodeId: string;
  label: string;
  value: unknown;
  disabled: boolean;
}

export function OperationField({ nodeId, label, value, disabled }: OperationFieldProps) {
  const say = useSay();
  if (!isOperation(value)) return <p className="text-muted text-sm">{say(words.choose)}</p>;
  const repeating = repeatingOf(value);
  const Icon = icons[repeating];
  return (
    <section aria-label={label} className="flex flex-col gap-2">
      <div className="rounded-md bg-sunken px-3 py-2.5">
        <p className="flex min-w-0 items-baseline gap-2 font-mono text-sm">
          <span className="shrink-0 font-semibold text-xs">{value.method}</span>
          <span className="min-w-0 break-words">{value.path}</span>
        </p>
        {value.about ? <p className="mt-1 text-pretty text-muted text-xs">{value.about}</p> : null}
        <p className="mt-1.5 flex items-start gap-1.5 text-pretty text-muted text-xs">
          <Icon aria-hidden className="mt-[2px] size-3.5 shrink-0" />
          {say(repeatingWords[repeating], { header: value.keyHeader?.name ?? "" })}
        </p>
        <p className="mt-1.5 flex items-center gap-1.5 text-xs">
          <BookOpen aria-hidden className="size-3.5 shrink-0 text-faint" />
          <Link href={`/connections/systems/${value.api.id}`} className="truncate rounded-sm text-accent hover:underline">
            {value.api.name}
          </Link>
        </p>
      </div>
      <Newer key={`${value.api.id}/${value.api.revision}/${value.key}`} nodeId={nodeId} operation={value} disabled={disabled} />
    </section>
  );
}

type Found = { is: "same" } | { is: "gone" } | { is: "notIn"; revision: number } | { is: "newer"; operation: Operation };

/** Asked once a step is opened: nothing that runs depends on it. */
function Newer({ nodeId, operation, disabled }: { nodeId: string; operation: Operation; disabled: boolean }) {
  const say = useSay();
  const store = useEditorStore();
  const [found, setFound] = useState<Found>({ is: "same" });
  useEffect(() => {
    let here = true;
    void newest(operation).then((answer) => {
      if (here) setFound(answer);
    });
    return () => {
      here = false;
    };
  }, [operation]);
  if (found.is === "same") return null;
  const { name } = operation.api;
  if (found.is === "gone") return <Notice>{say(words.gone, { name })}</Notice>;
  if (found.is === "notIn") return <Notice tone="warn">{say(words.notIn, { name, n: found.revision })}</Notice>;
  const changes = operationChanges(operation, found.operation);
  if (changes.length === 0) return null;
  const n = found.operation.api.revision;
  const take = () => {
    store.getState().edit((document) => {
      const node = document.nodes.find((each) => each.id === nodeId);
      if (!node) return document;
      const given = isObject(node.config["args"]) ? (node.config["args"] as ArgumentTexts) : {};
      return changeStep(document, nodeId, {
        config: { ...node.config, operation: found.operation, args: keptArguments(given, found.operation) },
      });
    });
    store.getState().seal();
  };
  return (
    <Notice
      title={say(words.newer, { name, n })}
      action={
        disabled ? null : (
          <Button size="sm" onClick={take}>
            {say(words.takeNewer, { n })}
          </Button>
        )
      }
    >
      <ul className="list-disc pl-4">
        {changes.slice(0, shownMax).map((change) => (
          <li key={change.en}>{say(change)}</li>
        ))}
      </ul>
    </Notice>
  );
}

const shownMax = 8;

async function newest(operation: Operation): Promise<Found> {
  const { id, revision } = operation.api;
  try {
    const latest = await ask<"getApiOperation">("GET", `/apis/${id}/operation?key=${encodeURIComponent(operation.key)}`);
    return latest.api.revision === revision ? { is: "same" } : { is: "newer", operation: latest };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 404) return { is: "same" };
    if (error.code !== "api.no-operation") return { is: "gone" };
    const whole = await ask<"getApi">("GET", `/apis/${id}`).catch(() => null);
    return whole && whole.revision !== revision ? { is: "notIn", revision: whole.revision } : { is: "same" };
  }
}
