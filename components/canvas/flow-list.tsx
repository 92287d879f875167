"use client";
/** The same flow as a list: for screen readers, phones, and whoever would rather read than look. Every edit of the drawing can be made here. */
import clsx from "clsx";
import { ArrowDown, ArrowUp, Copy, CornerDownRight, Ellipsis, Plus, Power, Trash2 } from "lucide-react";
import { useMemo } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { groupOf } from "#lib/flow/edit/groups.ts";
import { canMove, moveStep, type Toward } from "#lib/flow/edit/reorder.ts";
import { toggleDisabled } from "#lib/flow/edit/steps.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { type OutlineRow, type OutlineWay, outlineOf } from "#lib/flow/outline.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { listWords, remarkWords } from "#lib/language/canvas.ts";
import { inspectorWords } from "#lib/language/inspector.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { StepBadge, useProblemsOf } from "./editor-node.tsx";
import { documentOf } from "./editor-store.ts";
import { FlowListNotes } from "./flow-list-notes.tsx";
import { focusSettings, focusStep } from "./focus.ts";
import { StepIcon } from "./step-icon.tsx";
import { StepLine } from "./step-line.tsx";
import "#components/canvas/step-teller.ts";

/** A phone has no room for more indents than this. */
const indentsMost = 6;
const indent = (depth: number) => ({ paddingLeft: `${Math.min(depth, indentsMost) * 20}px` });
const keyOf = (row: OutlineRow): string => {
  if (row.kind === "step") return row.id;
  if (row.kind === "way") return `way/${row.way.from}/${row.way.port}`;
  return row.kind === "again" ? `again/${row.by.from}/${row.by.port}/${row.id}` : row.kind;
};

export function FlowList() {
  const say = useSay();
  const document = useEditor(documentOf);
  const rows = useMemo(() => outlineOf(document, catalog), [document]);
  const nodes = useMemo(() => new Map(document.nodes.map((node) => [node.id, node])), [document]);
  return (
    <div data-flow-list tabIndex={-1} className="absolute inset-0 overflow-y-auto outline-none">
      <div className="mx-auto max-w-2xl px-3 pt-16 pb-24">
        <ol aria-label={say(listWords.list)} className="flex flex-col gap-1.5">
          {rows.map((row) => (
            <li key={keyOf(row)} style={indent("depth" in row ? row.depth : 0)}>
              <Row row={row} nodes={nodes} />
            </li>
          ))}
        </ol>
        <FlowListNotes />
      </div>
    </div>
  );
}

function Row({ row, nodes }: { row: OutlineRow; nodes: ReadonlyMap<string, FlowNode> }) {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const titleOf = (id: string) => {
    const node = nodes.get(id);
    return node ? stepTitle(node, locale) : id;
  };
  switch (row.kind) {
    case "loose":
      return <h2 className="pt-4 pb-1 font-medium text-muted text-sm">{say(listWords.loose)}</h2>;
    case "way":
      return (
        <div className="flex min-h-8 items-center gap-2 pt-1 text-sm">
          <span className="font-medium text-muted">{say(listWords.way, { port: row.way.label[locale] })}</span>
          {row.open ? <span className="text-faint">{say(inspectorWords.nowhere)}</span> : null}
          <span className="flex-1" />
          {row.open ? <AddAfter way={row.way} title={titleOf(row.way.from)} /> : null}
        </div>
      );
    case "again":
      return (
        <button
          type="button"
          onClick={() => {
            store.getState().select([row.id]);
            focusStep(row.id);
          }}
          className="flex min-h-8 items-center gap-2 rounded-md px-2 text-left text-muted text-sm hover:text-accent"
        >
          <CornerDownRight aria-hidden className="size-4 shrink-0" />
          {say(listWords.goesOn, { title: titleOf(row.id) })}
        </button>
      );
    default: {
      const node = nodes.get(row.id);
      return node ? <StepRow node={node} by={row.by} from={row.by ? titleOf(row.by.from) : ""} /> : null;
    }
  }
}

function StepRow({ node, by, from }: { node: FlowNode; by: OutlineWay | null; from: string }) {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const selected = useEditor((state) => state.selected.has(node.id));
  const mayEdit = useEditor((state) => state.mayEdit);
  const frame = useEditor((state) => groupOf(documentOf(state), node.id)?.title);
  const problems = useProblemsOf(node.id);
  const type = catalog.get(node.type);
  const title = stepTitle(node, locale);
  return (
    <div
      className={clsx(
        "group flex items-center rounded-lg border bg-raised pr-1",
        selected ? "border-accent ring-2 ring-accent/35" : "border-line",
        node.disabled && "border-dashed",
      )}
    >
      <button
        type="button"
        data-step-row
        data-id={node.id}
        onFocus={() => selected || store.getState().select([node.id])}
        onClick={(event) => {
          store.getState().inspect(node.id);
          // pressed rather than clicked
          if (event.detail === 0) requestAnimationFrame(focusSettings);
        }}
        className="flex min-w-0 flex-1 items-center gap-2.5 rounded-lg px-3 py-2.5 text-left text-sm outline-none"
      >
        <span className="flex size-7 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
          <StepIcon icon={type?.icon ?? ""} className="size-4" />
        </span>
        <span className={clsx("min-w-0 flex-1", node.disabled && "opacity-50")}>
          <span className="block truncate font-medium">{title}</span>
          <span className="line-clamp-2 break-words text-muted text-xs">
            <StepLine node={node} />
          </span>
          {frame === undefined ? null : (
            <span className="block truncate text-faint text-xs">
              {say(remarkWords.inFrame, { title: frame || say(remarkWords.untitled) })}
            </span>
          )}
          {by?.label ? <span className="sr-only">{say(listWords.by, { port: by.label[locale], title: from })}</span> : null}
        </span>
        <StepBadge node={node} problems={problems} />
      </button>
      {mayEdit ? <StepDeeds node={node} title={title} /> : null}
    </div>
  );
}

function AddAfter({ way, title }: { way: Pick<OutlineWay, "from" | "port" | "label">; title: string }) {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const mayEdit = useEditor((state) => state.mayEdit);
  if (!mayEdit) return null;
  const label = way.label ? say(listWords.addBy, { title, port: way.label[locale] }) : say(listWords.addHere, { title });
  const { from, port } = way;
  return (
    <IconButton size="sm" label={label} onClick={() => store.getState().openPalette({ after: { from, port } })}>
      <Plus aria-hidden />
    </IconButton>
  );
}

function StepDeeds({ node, title }: { node: FlowNode; title: string }) {
  const say = useSay();
  const store = useEditorStore();
  const document = useEditor(documentOf);
  const type = catalog.get(node.type);
  const out = document.edges.filter((edge) => edge.from === node.id);
  const [into] = out;
  const move = (toward: Toward) => {
    store.getState().edit((before) => moveStep(before, node.id, toward, catalog));
    focusStep(node.id);
  };
  const only = (deed: () => void) => () => {
    store.getState().select([node.id]);
    deed();
  };
  return (
    <>
      {type?.kind === "stop" || (type && type.ports.length > 1) || type?.portsOf ? null : (
        <IconButton
          size="sm"
          label={say(listWords.addHere, { title })}
          onClick={() => store.getState().openPalette(into && out.length === 1 ? { into } : { after: { from: node.id } })}
        >
          <Plus aria-hidden />
        </IconButton>
      )}
      <Menu
        trigger={
          <IconButton size="sm" label={say(listWords.more, { title })}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<ArrowUp aria-hidden />} disabled={!canMove(document, node.id, "earlier", catalog)} onClick={() => move("earlier")}>
          {say(listWords.earlier)}
        </MenuItem>
        <MenuItem icon={<ArrowDown aria-hidden />} disabled={!canMove(document, node.id, "later", catalog)} onClick={() => move("later")}>
          {say(listWords.later)}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Copy aria-hidden />} aside="Ctrl D" onClick={only(() => store.getState().duplicateSelected())}>
          {say(inspectorWords.duplicate)}
        </MenuItem>
        <MenuItem
          icon={<Power aria-hidden />}
          aside="D"
          onClick={() => store.getState().edit((before) => toggleDisabled(before, new Set([node.id])))}
        >
          {say(node.disabled ? inspectorWords.switchOn : inspectorWords.switchOff)}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden />} aside="Del" onClick={only(() => store.getState().removeSelected())}>
          {say(inspectorWords.remove)}
        </MenuItem>
      </Menu>
    </>
  );
}
