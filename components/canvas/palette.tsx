"use client";
/** The steps there are, by family: chosen with the keyboard, clicked, or dragged onto the canvas. */
import clsx from "clsx";
import { Command } from "cmdk";
import { CornerDownRight, ShieldAlert, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import { connect, portForNext, targetsOf } from "#lib/flow/edit/connect.ts";
import type { Where } from "#lib/flow/edit/steps.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { stepSentence } from "#lib/flow/step-words.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { inspectorWords } from "#lib/language/inspector.ts";
import { offeredWords } from "#lib/language/offered.ts";
import { familyWords, paletteWords, searchWords } from "#lib/language/palette.ts";
import { uiWords } from "#lib/language/ui.ts";
import { catalog, nodeTypes } from "#lib/nodes/catalog.ts";
import { bringsOrder, defaultConfig } from "#lib/nodes/default-config.ts";
import type { Family, NodeType, Port } from "#lib/nodes/define.ts";
import { portsOf, waysOut } from "#lib/nodes/ports.ts";
import { stepDragType } from "./drawing.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";
import { focusSettings, focusStep } from "./focus.ts";
import { addOperation, type Offered } from "./offered.ts";
import { OfferedGroups } from "./offered-groups.tsx";
import { matches } from "./palette-matches.ts";
import { recentSteps, rememberStep } from "./recent-steps.ts";
import { StepIcon } from "./step-icon.tsx";
import { StepLine } from "./step-line.tsx";
import "#components/canvas/step-teller.ts";

const headingClass =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs";
type Group = keyof typeof familyWords;
const families: readonly Group[] = [
  "trigger",
  "logic",
  "order",
  "product",
  "stock",
  "customer",
  "message",
  "money",
  "team",
  "data",
  "outside",
];
/** Small families stand together. */
const groups: Partial<Record<Family, Group>> = {
  code: "data",
  table: "data",
  value: "data",
  mail: "team",
  chat: "team",
  model: "outside",
  dialogflow: "outside",
};
const groupOf = (type: NodeType): Group => {
  const family = type.type.slice(0, type.type.indexOf(".")) as Family;
  return groups[family] ?? (family as Group);
};

export function Palette({ where }: { where: Where }) {
  const say = useSay();
  const locale = useLocale();
  const store = useEditorStore();
  const document = useEditor(documentOf);
  const [recent] = useState(recentSteps);
  const [search, setSearch] = useState("");
  const router = useRouter();
  const [port, setPort] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  /** A call whose description is on its way: it is added once. */
  const awaited = useRef(false);
  const [coming, setComing] = useState<Offered | null>(null);
  useEffect(() => input.current?.focus(), []);

  const after = where.after && document.nodes.find((node) => node.id === where.after?.from);
  const afterType = after && catalog.get(after.type);
  const own = after && afterType ? portsOf(afterType, after.config) : [];
  // the way for a failure is offered where it was asked for
  const afterPorts = own.some((each) => each.id === where.after?.port) || !after || !afterType ? own : waysOut(afterType, after.config);
  const chosenPort = port ?? where.after?.port ?? (after ? portForNext(document, after.id, catalog) : null);
  const start = document.nodes.some((node) => catalog.get(node.type)?.kind === "trigger");

  const choose = (type: NodeType) => {
    rememberStep(type.type);
    const target: Where = after && chosenPort ? { ...where, after: { from: after.id, port: chosenPort } } : where;
    const config = defaultConfig(type, bringsOrder(document, catalog));
    const id = store.getState().add(type.type, type.kind === "trigger" ? {} : target, config);
    if (id === null) toast.error(say(canvasWords.full));
    else requestAnimationFrame(focusSettings);
  };
  const chooseOperation = async (offered: Offered) => {
    if (awaited.current) return;
    awaited.current = true;
    setComing(offered);
    const target: Where = after && chosenPort ? { ...where, after: { from: after.id, port: chosenPort } } : where;
    const told = { failed: say(offeredWords.failed), full: say(canvasWords.full) };
    // closed, or opened elsewhere: it was given up
    const id = await addOperation(store, offered, target, told, () => store.getState().palette === where);
    awaited.current = false;
    setComing(null);
    if (id !== null) requestAnimationFrame(focusSettings);
  };
  // which call it makes is chosen below, under its system's name
  const shown = nodeTypes.filter((type) => type.type !== "outside.operation" && !(where.into && type.kind === "trigger"));
  const listed: { key: string; title: string; types: NodeType[] }[] = families.map((family) => ({
    key: family,
    title: say(familyWords[family]),
    types: shown.filter((type) => groupOf(type) === family),
  }));
  // A flow that has its start seldom wants another.
  if (start) listed.push(...listed.splice(0, 1));
  const remembered = recent.flatMap((type) => shown.find((each) => each.type === type) ?? []);
  const joinable = after && chosenPort ? targetsOf(document, after.id, chosenPort, catalog) : null;
  const joins = joinable ? document.nodes.filter((node) => joinable.has(node.id)) : [];
  const join = (to: string) => {
    if (!after || !chosenPort) return;
    store.getState().edit((before) => connect(before, { from: after.id, port: chosenPort, to }, catalog));
    store.getState().closePalette();
    store.getState().select([to]);
    focusStep(to);
  };
  if (remembered.length > 0 && shown.length > 10) listed.unshift({ key: "recent", title: say(paletteWords.recent), types: remembered });

  return (
    <section
      aria-label={say(paletteWords.title)}
      className="absolute top-3 bottom-3 left-3 z-20 flex w-72 flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-float"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        store.getState().closePalette();
        focusStep(after?.id);
      }}
    >
      <header className="flex items-center justify-between gap-2 pt-2 pr-2 pl-3.5">
        <h2 className="font-semibold text-base">{say(paletteWords.title)}</h2>
        <IconButton size="sm" label={say(uiWords.close)} onClick={() => store.getState().closePalette()}>
          <X aria-hidden />
        </IconButton>
      </header>
      <Destination where={where} title={after ?? null} port={chosenPort} ports={afterPorts} onPort={setPort} />
      <Command label={say(paletteWords.title)} loop className="flex min-h-0 flex-1 flex-col" filter={matches}>
        <div className="px-3 pt-1 pb-2">
          <Command.Input
            ref={input}
            value={search}
            onValueChange={setSearch}
            placeholder={say(paletteWords.search)}
            className="h-8 w-full rounded-md border border-line-strong bg-raised px-2.5 text-base outline-none focus:border-focus focus:outline-2 focus:-outline-offset-1 focus:outline-focus"
          />
        </div>
        <Command.List className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-2">
          <Command.Empty className="px-2 py-4 text-muted text-sm">{say(paletteWords.nothing)}</Command.Empty>
          {listed.map((group) =>
            group.types.length === 0 ? null : (
              <Command.Group key={group.key} heading={group.title} className={headingClass}>
                {group.types.map((type) => (
                  <PaletteItem key={`${group.key}/${type.type}`} group={group.key} type={type} onChoose={() => choose(type)} />
                ))}
                {group.key === "outside" ? <BringIn onChoose={() => router.push("/connections/systems")} /> : null}
              </Command.Group>
            ),
          )}
          <OfferedGroups search={search} coming={coming} className={headingClass} onChoose={chooseOperation} />
          {joins.length > 0 ? (
            <Command.Group heading={say(inspectorWords.joinExisting)} className={headingClass}>
              {joins.map((node) => (
                <Command.Item
                  key={node.id}
                  value={`join/${node.id}`}
                  keywords={[stepTitle(node, locale), "", stepSentence(node, locale)]}
                  onSelect={() => join(node.id)}
                  className="flex items-center gap-2.5 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-hover"
                >
                  <span className="flex size-7 shrink-0 items-center justify-center text-muted">
                    <CornerDownRight aria-hidden className="size-4" />
                  </span>
                  <span className="min-w-0">
                    <span className="block truncate font-medium">{stepTitle(node, locale)}</span>
                    <span className="block truncate text-muted text-xs">
                      <StepLine node={node} />
                    </span>
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
        </Command.List>
      </Command>
    </section>
  );
}

function PaletteItem({ group, type, onChoose }: { group: string; type: NodeType; onChoose: () => void }) {
  const say = useSay();
  const locale = useLocale();
  return (
    <Command.Item
      value={`${group}/${type.type}`}
      keywords={[type.title.en, type.title.zh, type.summary.en, type.summary.zh, searchWords[type.type] ?? "", type.type]}
      onSelect={onChoose}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(stepDragType, type.type);
        event.dataTransfer.effectAllowed = "copy";
        rememberStep(type.type);
      }}
      className="flex cursor-grab items-start gap-2.5 rounded-md px-2 py-1.5 data-[selected=true]:bg-hover"
    >
      <span className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
        <StepIcon icon={type.icon} className="size-4" />
      </span>
      <span className="min-w-0">
        <span className="block font-medium text-sm">{type.title[locale]}</span>
        <span className="block text-pretty text-muted text-xs">{type.summary[locale]}</span>
        {type.kind === "action" && type.undo === null ? (
          <span className="mt-0.5 flex items-center gap-1 text-warn text-xs">
            <ShieldAlert aria-hidden className="size-3.5" />
            {say(paletteWords.cannotUndo)}
          </span>
        ) : null}
      </span>
    </Command.Item>
  );
}

interface DestinationProps {
  where: Where;
  title: Parameters<typeof stepTitle>[0] | null;
  port: string | null;
  ports: readonly Port[];
  onPort: (port: string) => void;
}

/** Says where the step will go, and lets a way out be chosen where there are several. */
function Destination({ where, title, port, ports, onPort }: DestinationProps) {
  const say = useSay();
  const locale = useLocale();
  const document = useEditor(documentOf);
  const name = (id: string) => {
    const node = document.nodes.find((each) => each.id === id);
    return node ? stepTitle(node, locale) : id;
  };
  if (document.nodes.length === 0) return <div className="h-1" />;
  if (where.into)
    return (
      <p className="px-3.5 pb-1 text-muted text-xs">{say(paletteWords.into, { from: name(where.into.from), to: name(where.into.to) })}</p>
    );
  if (!title) return <p className="px-3.5 pb-1 text-muted text-xs">{say(paletteWords.loose)}</p>;
  const label = ports.find((each) => each.id === port)?.label[locale] ?? "";
  return (
    <div className="px-3.5 pb-1 text-muted text-xs">
      <p>{say(paletteWords.after, { title: stepTitle(title, locale), port: label })}</p>
      {ports.length > 1 ? (
        <div role="radiogroup" aria-label={say(paletteWords.wayOut)} className="mt-1.5 mb-1 flex flex-wrap gap-1">
          {ports.map((each) => (
            // biome-ignore lint/a11y/useSemanticElements: a row of buttons that say which one holds
            <button
              key={each.id}
              type="button"
              role="radio"
              aria-checked={each.id === port}
              onClick={() => onPort(each.id)}
              className={clsx(
                "h-6 rounded-md border px-2 transition-colors",
                each.id === port ? "border-accent bg-accent-soft font-medium text-accent" : "border-line-strong hover:bg-hover",
              )}
            >
              {each.label[locale]}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function BringIn({ onChoose }: { onChoose: () => void }) {
  const say = useSay();
  return (
    <Command.Item
      value="outside/bring-in"
      keywords={[
        offeredWords.bringIn.en,
        offeredWords.bringIn.zh,
        offeredWords.bringInText.en,
        offeredWords.bringInText.zh,
        "openapi swagger api",
      ]}
      onSelect={onChoose}
      className="flex items-start gap-2.5 rounded-md px-2 py-1.5 data-[selected=true]:bg-hover"
    >
      <span className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-md border border-line-strong border-dashed text-muted">
        <StepIcon icon="plug-zap" className="size-4" />
      </span>
      <span className="min-w-0">
        <span className="block font-medium text-sm">{say(offeredWords.bringIn)}</span>
        <span className="block text-pretty text-muted text-xs">{say(offeredWords.bringInText)}</span>
      </span>
    </Command.Item>
  );
}
