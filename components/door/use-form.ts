"use client";
/** A short form: its fields as text, what is wrong with each, one sentence for the whole, busy while it is sent. */
import { type FormEvent, useState } from "react";

export type Fields = Record<string, string>;
export type Wrong = Record<string, string | undefined>;

export function useForm(check: (fields: Fields) => Wrong, send: (fields: Fields) => Promise<string | null>) {
  const [wrong, setWrong] = useState<Wrong>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
    const found = check(fields);
    setWrong(found);
    setProblem(null);
    const first = Object.keys(found).find((name) => found[name]);
    if (first) {
      form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setBusy(true);
    const said = await send(fields);
    if (said === null) return; // leaving the page: it stays busy
    setProblem(said);
    setBusy(false);
  };
  return { wrong, problem, busy, onSubmit };
}

export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text.trim());
