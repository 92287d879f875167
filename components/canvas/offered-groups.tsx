"use client";
/** Calls of the shop's own systems in the list of steps: a group for each, found by name, path and the document's own name for them. */
import { Command } from "cmdk";
import { LoaderCircle } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import type { OfferedApi, OfferedOperation } from "#lib/api/apis.ts";
import { offeredWords } from "#lib/language/offered.ts";
import { limits } from "#lib/limits.ts";
import { operationDragType } from "./drawing.ts";
import { type Offered, useOffered } from "./offered.ts";
import { matches } from "./palette-matches.ts";
import { StepIcon } from "./step-icon.tsx";

interface OfferedGroupsProps {
  search: string;
  /** The one that was chosen and is on its way. */
  coming: Offered | null;
  className: string;
  onChoose: (offered: Offered) => void;
}

export function OfferedGroups({ search, coming, className, onChoose }: OfferedGroupsProps) {
  const say = useSay();
  const apis = useOffered();
  return apis.map((api) => {
    const searched = search.trim() !== "";
    // a thousand rows would be drawn with every letter that is typed
    const found = searched ? api.operations.filter((each) => matches("", search, keywordsOf(api, each)) > 0) : api.operations;
    const some = found.slice(0, searched ? limits.operationsFound : limits.operationsListed);
    if (some.length === 0) return null;
    const heading = found.length > some.length ? say(offeredWords.some, { name: api.name, n: found.length }) : api.name;
    return (
      <Command.Group key={api.id} heading={heading} className={className}>
        {some.map((operation) => (
          <OfferedItem
            key={operation.key}
            api={api}
            operation={operation}
            isComing={coming?.apiId === api.id && coming.key === operation.key}
            onChoose={onChoose}
          />
        ))}
      </Command.Group>
    );
  });
}

const keywordsOf = ({ name }: OfferedApi, { title, method, path, key, tag }: OfferedOperation): string[] => [
  title,
  title,
  method,
  path,
  key,
  tag,
  name,
];

function OfferedItem({
  api,
  operation,
  isComing,
  onChoose,
}: {
  api: OfferedApi;
  operation: OfferedOperation;
  isComing: boolean;
  onChoose: OfferedGroupsProps["onChoose"];
}) {
  const offered: Offered = { apiId: api.id, revision: api.revision, connectionId: api.connectionId, key: operation.key };
  return (
    <Command.Item
      value={`${api.id}/${operation.key}`}
      keywords={keywordsOf(api, operation)}
      onSelect={() => onChoose(offered)}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(operationDragType, JSON.stringify(offered));
        event.dataTransfer.effectAllowed = "copy";
      }}
      aria-busy={isComing || undefined}
      className="flex cursor-grab items-start gap-2.5 rounded-md px-2 py-1.5 data-[selected=true]:bg-hover"
    >
      <span className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
        {isComing ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : <StepIcon icon="plug-zap" className="size-4" />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-sm">{operation.title}</span>
        <span className="block truncate font-mono text-muted text-xs" title={`${operation.method} ${operation.path}`}>
          {operation.method} {operation.path}
        </span>
      </span>
    </Command.Item>
  );
}
