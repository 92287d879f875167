"use client";
/** The open step, laid over the right edge: its name, its settings, what follows, notes. */
import { Copy, Ellipsis, Power, ShieldAlert, ShieldCheck, Trash2, X } from "lucide-react";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { StepIcon } from "#components/canvas/step-icon.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { StepTried } from "#components/try/step-tried.tsx";
import { useTry } from "#components/try/try-context.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tab, TabPanel, Tabs, TabsList } from "#components/ui/tabs.tsx";
import { changeStep, toggleDisabled } from "#lib/flow/edit/steps.ts";
import type { FlowNode, Problem } from "#lib/flow/flow.ts";
import { stepTitle, usualTitle } from "#lib/flow/step-title.ts";
import { inspectorWords } from "#lib/language/inspector.ts";
import { tryWords } from "#lib/language/try.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { changesNothing } from "#lib/nodes/define.ts";
import { configFields } from "#lib/nodes/fields.ts";
import { isOperation } from "#lib/openapi/operation.ts";
import { repeatingOf } from "#lib/openapi/repeating.ts";
import { ConfigForm } from "./config-form.tsx";
import { FieldProblems } from "./field-problem.tsx";
import { WaysOut } from "./ways-out.tsx";

const noProblems: readonly Problem[] = [];

export function Inspector() {
  const node = useEditor((state) =>
    state.inspected === null ? undefined : documentOf(state).nodes.find((each) => each.id === state.inspected),
  );
  return node ? <StepSettings key={node.id} node={node} /> : null;
}

/** A call that reads has nothing that could be undone. */
function onlyLooksUp({ config: { operation, method } }: FlowNode): boolean {
  return method === "GET" || (isOperation(operation) && repeatingOf(operation) === "reads");
}

function StepSettings({ node }: { node: FlowNode }) {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const mayEdit = useEditor((state) => state.mayEdit);
  const problems = useEditor((state) => state.problemsOf.get(node.id)) ?? noProblems;
  const tries = useTry((state) => state.open);
  const type = catalog.get(node.type);
  const fields = new Set(type ? configFields(type.config).map(({ name }) => name) : []);
  const general = problems.filter((problem) => problem.field === undefined || !fields.has(problem.field.split(".")[0] ?? ""));
  const edit = (change: Parameters<typeof changeStep>[2], about: string) =>
    store.getState().edit((document) => changeStep(document, node.id, change), `${about} ${node.id}`);
  return (
    <aside
      data-inspector
      aria-label={say(inspectorWords.label, { title: stepTitle(node, locale) })}
      className="absolute top-3 right-3 bottom-3 z-20 flex w-[380px] max-w-[calc(100%-1.5rem)] animate-[arrive_150ms_ease-out] flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-float"
    >
      <header className="flex items-center gap-2.5 px-4 pt-3 pb-1">
        <span className="flex size-7 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
          <StepIcon icon={type?.icon ?? ""} className="size-4" />
        </span>
        <input
          aria-label={say(inspectorWords.name)}
          value={node.title}
          placeholder={usualTitle(node, type?.title[locale] ?? node.type)}
          maxLength={limits.nameCharsMax}
          readOnly={!mayEdit}
          onChange={(event) => edit({ title: event.target.value }, "title")}
          onBlur={() => store.getState().seal()}
          className="h-8 min-w-0 flex-1 rounded-md border border-transparent bg-transparent px-1.5 text-ellipsis font-semibold text-base outline-none placeholder:text-ink hover:border-line focus:border-focus"
        />
        {mayEdit ? (
          <Menu
            trigger={
              <IconButton size="sm" label={say(inspectorWords.actions)}>
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            <MenuItem icon={<Copy aria-hidden />} aside="Ctrl D" onClick={() => store.getState().duplicateSelected()}>
              {say(inspectorWords.duplicate)}
            </MenuItem>
            <MenuItem
              icon={<Power aria-hidden />}
              aside="D"
              onClick={() => store.getState().edit((document) => toggleDisabled(document, new Set([node.id])))}
            >
              {say(node.disabled ? inspectorWords.switchOn : inspectorWords.switchOff)}
            </MenuItem>
            <MenuSeparator />
            <MenuItem
              danger
              icon={<Trash2 aria-hidden />}
              aside="Del"
              onClick={() => {
                store.getState().select([node.id]);
                store.getState().removeSelected();
              }}
            >
              {say(inspectorWords.remove)}
            </MenuItem>
          </Menu>
        ) : null}
        <IconButton size="sm" label={say(uiWords.close)} onClick={() => store.getState().inspect(null)}>
          <X aria-hidden />
        </IconButton>
      </header>
      <Tabs defaultValue={tries ? "try" : "settings"} className="flex min-h-0 flex-1 flex-col">
        <TabsList className="mx-4">
          <Tab value="settings">{say(inspectorWords.settings)}</Tab>
          <Tab value="try">{say(tryWords.title)}</Tab>
          <Tab value="notes">
            {say(inspectorWords.notes)}
            {node.notes ? <span aria-hidden className="size-1.5 rounded-full bg-accent" /> : null}
          </Tab>
        </TabsList>
        <TabPanel value="settings" className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
          <div className="flex flex-col gap-5" data-first>
            {node.disabled ? (
              <Notice
                tone="info"
                action={
                  mayEdit ? (
                    <Button size="sm" onClick={() => edit({ disabled: false }, "on")}>
                      {say(inspectorWords.switchOn)}
                    </Button>
                  ) : null
                }
              >
                {say(inspectorWords.off)}
              </Notice>
            ) : null}
            {general.length > 0 ? <FieldProblems id={`${node.id}-general`} problems={general} /> : null}
            {type ? <ConfigForm node={node} type={type} /> : <Notice tone="warn">{say(inspectorWords.unknown)}</Notice>}
            {type ? <WaysOut node={node} type={type} /> : null}
            {type?.kind === "action" && type.undo !== changesNothing && !onlyLooksUp(node) ? (
              <p className="flex gap-2 border-line border-t pt-4 text-muted text-xs">
                {type.undo === null ? (
                  <ShieldAlert aria-hidden className="size-4 shrink-0 text-warn" />
                ) : (
                  <ShieldCheck aria-hidden className="size-4 shrink-0 text-good" />
                )}
                {say(type.undo === null ? inspectorWords.cannotUndo : inspectorWords.canUndo)}
              </p>
            ) : null}
          </div>
        </TabPanel>
        <TabPanel value="try" className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
          <StepTried node={node} />
        </TabPanel>
        <TabPanel value="notes" className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
          <div className="flex flex-col gap-2">
            <Textarea
              aria-label={say(inspectorWords.notes)}
              rows={8}
              value={node.notes}
              maxLength={limits.noteCharsMax}
              readOnly={!mayEdit}
              onChange={(event) => edit({ notes: event.target.value }, "notes")}
              onBlur={() => store.getState().seal()}
            />
            <p className="text-muted text-xs">{say(inspectorWords.notesHint)}</p>
          </div>
        </TabPanel>
      </Tabs>
    </aside>
  );
}
