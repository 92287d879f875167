"use client";
/** What a step was given, or an action asked for. A call of the shop's own system is shown as the call that it is: address and content. */
import { useSay } from "#components/language/say.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { isObject } from "#lib/flow/is-object.ts";
import { calledWords } from "#lib/language/called.ts";
import { Value, type ValueProps } from "./value.tsx";

export function CalledWith(props: ValueProps) {
  const say = useSay();
  const { value } = props;
  if (!isObject(value) || !isObject(value["operation"])) return <Value {...props} />;
  const { method, url, body, headers } = value;
  const content = contentOf(body);
  const own = isObject(headers) ? Object.entries(headers).filter(([name]) => name !== "content-type") : [];
  return (
    <div className="flex flex-col gap-2">
      <p className="break-all rounded-md border border-line bg-raised px-3 py-2 font-mono text-xs">
        <span className="font-semibold">{String(method)}</span> {String(url)}
        {own.map(([name, text]) => (
          <span key={name} className="block text-muted">
            {name}: {String(text)}
          </span>
        ))}
      </p>
      {content === null ? null : <CodeBlock value={content} label={say(calledWords.body)} />}
    </div>
  );
}

/** Null: none was sent. */
function contentOf(body: unknown): unknown {
  if (typeof body !== "string" || body === "") return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
