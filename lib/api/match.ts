/** Which call a request means: its path's parts against those of every call. A fixed part wins over a parameter. */
import { type CallName, calls } from "./calls.ts";

export type Matched =
  | { kind: "call"; name: CallName; params: Record<string, string> }
  /** The path is known, the method is not: these are. */
  | { kind: "method"; allow: string[] }
  | { kind: "none" };

const patterns = (Object.keys(calls) as CallName[])
  .map((name) => ({ name, parts: calls[name].path.slice(1).split("/") }))
  .sort((a, b) => fixed(b.parts) - fixed(a.parts));

export function matchCall(method: string, path: readonly string[]): Matched {
  const allow: string[] = [];
  for (const { name, parts } of patterns) {
    const params = paramsOf(parts, path);
    if (!params) continue;
    const known = calls[name].method;
    if (known === method || (method === "HEAD" && known === "GET")) return { kind: "call", name, params };
    allow.push(known);
  }
  return allow.length > 0 ? { kind: "method", allow } : { kind: "none" };
}

function paramsOf(parts: readonly string[], path: readonly string[]): Record<string, string> | null {
  if (parts.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const given = path[i] ?? "";
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name !== undefined) params[name] = given;
    else if (part !== given) return null;
  }
  return params;
}

function fixed(parts: readonly string[]): number {
  return parts.filter((part) => !part.startsWith("{")).length;
}
