"use client";
/**
 * Does something through the API: a toast when it fails, a fresh page when it worked. It is busy until that page is shown, also where
 * it is another one: a button that is ready again before can be pressed again, and makes a second of what it has made.
 */
import { useRouter } from "next/navigation";
import { useCallback, useRef, useState, useTransition } from "react";
import { useSay } from "#components/language/say.tsx";
import { noteDeed } from "#components/live/own-deed.ts";
import { toast } from "#components/ui/toast.ts";
import { errorWords } from "#lib/language/errors.ts";
import { ApiProblem } from "./ask.ts";

export function useSentence(): (error: unknown) => string {
  const say = useSay();
  return useCallback(
    (error: unknown) => {
      if (error instanceof ApiProblem && error.code === "sign-in") return say(errorWords.signedOut);
      if (error instanceof ApiProblem) return error.message || say(error.status === 0 ? errorWords.noAnswer : errorWords.refused);
      return say(errorWords.refused);
    },
    [say],
  );
}

export interface Deed {
  busy: boolean;
  /**
   * True when it worked. What it answers with an id is the person's own: lists show it at once.
   * Nothing is done a second time while it lasts: a key that is held down asks again before a button can be seen to be busy.
   */
  run: (work: () => Promise<unknown>, done?: string) => Promise<boolean>;
}

export function useDeed(): Deed {
  const router = useRouter();
  const sentence = useSentence();
  const [busy, setBusy] = useState(false);
  const lasts = useRef(false);
  const [arriving, arrive] = useTransition();
  const run = useCallback(
    async (work: () => Promise<unknown>, done?: string) => {
      if (lasts.current) return false;
      lasts.current = true;
      setBusy(true);
      try {
        const made = await work();
        const id = (made as { id?: unknown } | null | undefined)?.id;
        if (typeof id === "string") noteDeed(id);
        if (done) toast.success(done);
        arrive(() => router.refresh());
        return true;
      } catch (error) {
        toast.error(sentence(error));
        return false;
      } finally {
        lasts.current = false;
        setBusy(false);
      }
    },
    [router, sentence],
  );
  return { busy: busy || arriving, run };
}
