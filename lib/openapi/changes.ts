/** What is different about an operation in another revision, in the words of somebody who has a step with it. */

import { sameValue } from "../flow/same-value.ts";
import { operationChangeWords as say } from "../language/api-changes.ts";
import type { Words } from "../language/words.ts";
import { argumentKey, inside } from "./argument-key.ts";
import { namedKey } from "./fault-words.ts";
import type { DescribedOperation, Taken } from "./operation.ts";
import { keepsOnce } from "./repeating.ts";
import { tell } from "./tell.ts";

export function operationChanges(before: DescribedOperation, after: DescribedOperation): Words[] {
  const changes: Words[] = [];
  const addresses = [before, after].map(({ method, server, path }) => `${method} ${server}${path}`);
  const [was = "", is = ""] = addresses;
  if (was !== is) changes.push(tell(say.address, { before: was, after: is }));
  const [old, now] = [asked(before), asked(after)];
  for (const [key, each] of now) {
    const one = old.get(key);
    const field = namedKey(key);
    if (!one) {
      if (!isInsideNew(key, old)) changes.push(tell(each.required ? say.needed : say.added, { field }));
    } else if (one.required !== each.required) changes.push(tell(each.required ? say.nowNeeded : say.notNeeded, { field }));
    else if (!sameValue(one.takes, each.takes)) changes.push(tell(say.otherKind, { field }));
  }
  for (const key of old.keys()) if (!now.has(key) && !isInsideNew(key, now)) changes.push(tell(say.gone, { field: namedKey(key) }));
  if (before.body?.as !== after.body?.as && before.body && after.body) changes.push(say.content);
  if (!sameValue(before.answer, after.answer)) changes.push(say.answer);
  const [keyBefore, key] = [promisedKey(before), promisedKey(after)];
  if (key && key !== keyBefore) changes.push(tell(say.keyNow, { header: key }));
  if (keyBefore && !key) changes.push(say.keyGone);
  return changes;
}

const promisedKey = ({ keyHeader }: DescribedOperation): string | null => (keyHeader && keepsOnce(keyHeader) ? keyHeader.name : null);

interface AskedFor {
  required: boolean;
  /** Of a group its fields speak for themselves. */
  takes: unknown;
}

function asked(operation: DescribedOperation): Map<string, AskedFor> {
  const all = new Map<string, AskedFor>();
  const walk = (takes: Taken, key: string, required: boolean): void => {
    const of = takes.kind === "list" ? takes.of : takes;
    all.set(key, { required, takes: of.kind === "record" ? takes.kind : takes });
    if (of.kind === "record") for (const field of of.fields) walk(field.takes, inside(key, field.name), field.required === true);
  };
  for (const each of operation.parameters) walk(each.takes, argumentKey(each.in, each.name), each.required === true);
  if (operation.body) walk(operation.body.takes, argumentKey("body"), operation.body.required === true);
  return all;
}

/** Of a group that is new or gone as a whole only the group is spoken of. */
function isInsideNew(key: string, others: ReadonlyMap<string, AskedFor>): boolean {
  const above = key.split("/").slice(0, -1).join("/");
  return above.includes("/") || above === "body" ? !others.has(above) : false;
}
