"use client";
/** Which flow is called. Choosing one asks at once for what it wants, and gives the step its name. */
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { useSay } from "#components/language/say.tsx";
import { Select } from "#components/ui/select.tsx";
import { changeStep } from "#lib/flow/edit/steps.ts";
import { isObject } from "#lib/flow/is-object.ts";
import type { Callable } from "#lib/flow/logic-problems.ts";
import { formWords } from "#lib/language/inspector.ts";
import { uiWords } from "#lib/language/ui.ts";

const noFlows: readonly Callable[] = [];

export interface CalledFlowFieldProps {
  nodeId: string;
  name: string;
  label: string;
  value: string;
  disabled: boolean;
}

export function CalledFlowField({ nodeId, name, label, value, disabled }: CalledFlowFieldProps) {
  const say = useSay();
  const store = useEditorStore();
  const flowId = useEditor((state) => state.flowId);
  const callable = useEditor((state) => state.callable);
  const flows = (callable ?? noFlows).filter(({ id }) => id !== flowId);
  const items = flows.map(({ id, name: title }) => ({ value: id, label: title }));
  if (value !== "" && !items.some((item) => item.value === value))
    items.push({ value, label: say(callable ? formWords.gone : uiWords.loading) });
  const choose = (id: string) => {
    const chosen = flows.find((each) => each.id === id);
    store.getState().edit((document) => {
      const node = document.nodes.find((each) => each.id === nodeId);
      if (!node || !chosen) return document;
      const before = flows.find((each) => each.id === node.config[name]);
      const given = isObject(node.config["inputs"]) ? node.config["inputs"] : {};
      const inputs = Object.fromEntries(Object.keys(chosen.inputs).map((input) => [input, given[input] ?? ""]));
      const named = node.title.trim() === "" || node.title === before?.name;
      return changeStep(document, nodeId, {
        config: { ...node.config, [name]: id, inputs },
        ...(named ? { title: chosen.name } : {}),
      });
    });
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Select label={label} value={value === "" ? null : value} disabled={disabled} onValueChange={choose} items={items} />
      {callable && flows.length === 0 ? <p className="text-muted text-xs">{say(formWords.noCallable)}</p> : null}
      {flows.some(({ id }) => id === value) ? (
        <Link href={`/flows/${value}`} className="flex w-fit items-center gap-1 rounded-sm text-accent text-xs hover:underline">
          {say(formWords.openFlow)}
          <ExternalLink aria-hidden className="size-3" />
        </Link>
      ) : null}
    </div>
  );
}
