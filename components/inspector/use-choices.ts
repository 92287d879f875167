"use client";
/** What a field can choose from: connections, sources, colleagues; asked once a page. */
import { useEffect, useState } from "react";
import type { MemberList } from "#lib/api/team.ts";

export interface Choice {
  id: string;
  name: string;
  /** What tells two of one name apart. */
  hint?: string;
  /** Of a connection. */
  kind?: string;
}
export type Choices = { state: "loading" | "failed"; items: readonly Choice[] } | { state: "ready"; items: readonly Choice[] };

const asked = new Map<string, Promise<readonly Choice[] | null>>();
const goneAfterMs = 20_000;

type Path = "/connections" | "/sources" | "/tables" | "/members";

async function read(path: Path): Promise<readonly Choice[] | null> {
  const said = await fetch(`/api/v1${path}${path === "/members" ? "" : "?limit=500"}`);
  if (!said.ok) return null;
  if (path !== "/members") return ((await said.json()) as { items: Choice[] }).items;
  const { members } = (await said.json()) as MemberList;
  return members.map(({ userId, name, email }) => ({ id: userId, name: name || email, hint: email }));
}

function load(path: Path): Promise<readonly Choice[] | null> {
  let answer = asked.get(path);
  if (!answer) {
    answer = read(path).catch(() => null);
    asked.set(path, answer);
    setTimeout(() => asked.delete(path), goneAfterMs);
  }
  return answer;
}

export function useChoices(path: Path): Choices {
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
