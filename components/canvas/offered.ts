/** What systems of the shop's own offer as steps, and putting one of them into the flow. */
import { useEffect, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { toast } from "#components/ui/toast.ts";
import type { OfferedApi } from "#lib/api/apis.ts";
import type { Where } from "#lib/flow/edit/steps.ts";
import { isObject } from "#lib/flow/is-object.ts";
import { firstArguments } from "#lib/openapi/edit-arguments.ts";
import type { EditorStore } from "./editor-store.ts";

export interface Offered {
  apiId: string;
  revision: number;
  connectionId: string | null;
  key: string;
}

let asked: { at: number; answer: Promise<readonly OfferedApi[]> } | null = null;
const freshMs = 15_000;

/** Empty until it has come, and where it cannot be read: the other steps are there all the same. */
export function useOffered(): readonly OfferedApi[] {
  const [offered, setOffered] = useState<readonly OfferedApi[]>([]);
  useEffect(() => {
    let here = true;
    const now = performance.now();
    if (!asked || now - asked.at > freshMs)
      asked = {
        at: now,
        answer: ask<"listApiOperations">("GET", "/apis/operations").then(
          ({ items }) => items,
          () => [],
        ),
      };
    void asked.answer.then((items) => {
      if (here) setOffered(items);
    });
    return () => {
      here = false;
    };
  }, []);
  return offered;
}

interface Told {
  failed: string;
  full: string;
}

/**
 * Its description is read first, and kept with the step. Null where nothing was added; why not is said.
 * @param isWanted asked when the description has come
 */
export async function addOperation(
  store: EditorStore,
  offered: Offered,
  where: Where,
  told: Told,
  isWanted = () => true,
): Promise<string | null> {
  const { apiId, revision, key, connectionId } = offered;
  const path = `/apis/${apiId}/operation?key=${encodeURIComponent(key)}&revision=${revision}`;
  const operation = await ask<"getApiOperation">("GET", path).catch(() => null);
  if (!isWanted()) return null;
  const config = operation && { operation, args: firstArguments(operation), connection: connectionId ?? "" };
  const id = config && store.getState().add("outside.operation", where, config);
  if (id === null) toast.error(config ? told.full : told.failed);
  return id;
}

/** @param text what was dragged: ours, or something of another page's that only looks like it */
export async function dropOperation(store: EditorStore, text: string, where: Where, told: Told): Promise<void> {
  const offered: unknown = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  })();
  if (isOffered(offered)) await addOperation(store, offered, where, told);
}

const isOffered = (value: unknown): value is Offered =>
  isObject(value) && typeof value["apiId"] === "string" && typeof value["key"] === "string" && typeof value["revision"] === "number";
