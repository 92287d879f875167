"use client";
/** What follows this step, by each way out: the keyboard's way to join, part and go on. */
import { ArrowRight, Plus, X } from "lucide-react";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "#components/ui/menu.tsx";
import { connect, connectRefusal, disconnect } from "#lib/flow/edit/connect.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { inspectorWords } from "#lib/language/inspector.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { NodeType } from "#lib/nodes/define.ts";
import { canFail, failurePortOf, portsOf } from "#lib/nodes/ports.ts";

export function WaysOut({ node, type }: { node: FlowNode; type: NodeType }) {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const document = useEditor(documentOf);
  const mayEdit = useEditor((state) => state.mayEdit);
  const own = portsOf(type, node.config);
  const failure = failurePortOf(type, node.config);
  const caught = failure !== null && document.edges.some((edge) => edge.from === node.id && edge.port === failure.id);
  const ports = failure && caught ? [...own, failure] : own;
  const find = (id: string) => document.nodes.find((each) => each.id === id);
  return (
    <section aria-label={say(inspectorWords.next)} className="flex flex-col gap-1.5">
      <h2 className="font-medium text-sm">{say(inspectorWords.next)}</h2>
      <ul className="flex flex-col gap-1">
        {ports.map((port) => {
          const out = document.edges.filter((edge) => edge.from === node.id && edge.port === port.id);
          return (
            <li key={port.id} className="flex min-h-8 items-center gap-2 rounded-md bg-sunken py-0.5 pr-0.5 pl-2.5 text-sm">
              {ports.length > 1 ? <span className="shrink-0 text-muted">{port.label[locale]}</span> : null}
              <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint" />
              <span className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
                {out.length === 0 ? <span className="text-faint">{say(inspectorWords.nowhere)}</span> : null}
                {out.map((edge) => {
                  const to = find(edge.to);
                  const title = to ? stepTitle(to, locale) : edge.to;
                  return (
                    <span key={edge.to} className="flex min-w-0 max-w-full items-center rounded-md border border-line bg-raised">
                      <button
                        type="button"
                        className="truncate rounded-md px-2 py-0.5 hover:text-accent"
                        onClick={() => store.getState().inspect(edge.to)}
                      >
                        {title}
                      </button>
                      {mayEdit ? (
                        <button
                          type="button"
                          aria-label={say(inspectorWords.part, { title })}
                          title={say(inspectorWords.part, { title })}
                          className="flex size-6 shrink-0 items-center justify-center rounded-md text-faint hover:text-ink"
                          onClick={() => store.getState().edit((before) => disconnect(before, [edge]))}
                        >
                          <X aria-hidden className="size-3.5" />
                        </button>
                      ) : null}
                    </span>
                  );
                })}
              </span>
              {mayEdit ? (
                <Menu
                  trigger={
                    <IconButton size="sm" label={say(canvasWords.addAfter, { port: port.label[locale] })}>
                      <Plus aria-hidden />
                    </IconButton>
                  }
                >
                  <Following node={node} port={port.id} />
                </Menu>
              ) : null}
            </li>
          );
        })}
      </ul>
      {failure && !caught && mayEdit && canFail(type) ? (
        <Menu
          trigger={
            <Button size="sm" look="quiet" className="self-start text-muted">
              <Plus aria-hidden />
              {say(inspectorWords.whenItFails)}
            </Button>
          }
        >
          <Following node={node} port={failure.id} />
        </Menu>
      ) : null}
      {own.length === 0 ? <p className="text-muted text-sm">{say(inspectorWords.endsHere)}</p> : null}
    </section>
  );
}

/** What may follow by one way out: a new step, or one that is there. */
function Following({ node, port }: { node: FlowNode; port: string }) {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const document = useEditor(documentOf);
  const open = document.nodes.filter((other) => connectRefusal(document, { from: node.id, port, to: other.id }, catalog) === null);
  return (
    <>
      <MenuItem icon={<Plus aria-hidden />} onClick={() => store.getState().openPalette({ after: { from: node.id, port } })}>
        {say(inspectorWords.addNew)}
      </MenuItem>
      {open.length > 0 ? (
        <>
          <MenuSeparator />
          <MenuLabel>{say(inspectorWords.joinExisting)}</MenuLabel>
        </>
      ) : null}
      {open.map((other) => (
        <MenuItem
          key={other.id}
          icon={<ArrowRight aria-hidden />}
          onClick={() => store.getState().edit((before) => connect(before, { from: node.id, port, to: other.id }, catalog))}
        >
          {stepTitle(other, locale)}
        </MenuItem>
      ))}
    </>
  );
}
