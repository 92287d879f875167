"use client";
/** The form of any step, drawn from its declared settings: there is no other form in the editor. */
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { useSay } from "#components/language/say.tsx";
import { setConfig } from "#lib/flow/edit/steps.ts";
import type { FlowNode, Problem } from "#lib/flow/flow.ts";
import { inspectorWords } from "#lib/language/inspector.ts";
import type { NodeType } from "#lib/nodes/define.ts";
import { configFields, defaultOf, isAsked } from "#lib/nodes/fields.ts";
import { effects } from "#lib/run/effects.ts";
import { FieldControl } from "./field-control.tsx";
import { Folded } from "./folded.tsx";
import { TriesField } from "./tries-field.tsx";

const noProblems: readonly Problem[] = [];

export function ConfigForm({ node, type }: { node: FlowNode; type: NodeType }) {
  const say = useSay();
  const store = useEditorStore();
  const mayEdit = useEditor((state) => state.mayEdit);
  const problems = useEditor((state) => state.problemsOf.get(node.id)) ?? noProblems;
  const all = configFields(type.config);
  const shown = all.filter(({ meta }) => isAsked(meta, node.config, all));
  const fields = shown.map(({ name, schema, meta }) => {
    const fallback = defaultOf(schema);
    return (
      <FieldControl
        key={`${node.id}/${name}`}
        nodeId={node.id}
        name={name}
        meta={meta}
        value={node.config[name]}
        fallback={fallback}
        optional={fallback !== undefined && (fallback === "" || meta.optional === true)}
        problems={problems.filter((problem) => problem.field === name || problem.field?.startsWith(`${name}.`))}
        disabled={!mayEdit}
        onChange={(value) => store.getState().edit((document) => setConfig(document, node.id, name, value), `set ${node.id} ${name}`)}
        onBlur={() => store.getState().seal()}
      />
    );
  });
  const plain = fields.filter((_, i) => !shown[i]?.meta.advanced);
  const advanced = fields.filter((_, i) => shown[i]?.meta.advanced);
  const hidden = shown.filter(({ meta }) => meta.advanced).map(({ name }) => name);
  const mend = problems.some((problem) => problem.field !== undefined && hidden.includes(problem.field.split(".")[0] ?? ""));
  const outside = type.kind === "action" && effects[type.effect].guarantee === "network";
  if (fields.length === 0) return <p className="text-muted text-sm">{say(inspectorWords.noSettings)}</p>;
  return (
    <div className="flex flex-col gap-5">
      {plain}
      {advanced.length > 0 || outside ? (
        <Folded label={say(inspectorWords.more)} bad={mend} strong>
          <div className="mt-4 flex flex-col gap-5">
            {advanced}
            {outside ? <TriesField node={node} /> : null}
          </div>
        </Folded>
      ) : null}
    </div>
  );
}
