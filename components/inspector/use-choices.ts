"use client";
/** What a connection or source field can choose from; asked once a page. */
import { useEffect, useState } from "react";

export interface Choice {
  id: string;
  name: string;
}
export type Choices = { state: "loading" | "failed"; items: readonly Choice[] } | { state: "ready"; items: readonly Choice[] };

const asked = new Map<string, Promise<readonly Choice[] | null>>();
const goneAfterMs = 20_000;

function load(path: string): Promise<readonly Choice[] | null> {
  let answer = asked.get(path);
  if (!answer) {
    answer = fetch(`/api/v1${path}?limit=500`)
      .then(async (said) => (said.ok ? ((await said.json()) as { items: Choice[] }).items : null))
      .catch(() => null);
    asked.set(path, answer);
    setTimeout(() => asked.delete(path), goneAfterMs);
  }
  return answer;
}

export function useChoices(path: "/connections" | "/sources"): Choices {
  const [choices, setChoices] = useState<Choices>({ state: "loading", items: [] });
  useEffect(() => {
    let here = true;
    void load(path).then((items) => {
      if (here) setChoices(items ? { state: "ready", items } : { state: "failed", items: [] });
    });
    return () => {
      here = false;
    };
  }, [path]);
  return choices;
}
