"use client";
/**
 * Keeps the page true: the server says that something happened, and the page is read again, at most so often and only while it is seen.
 * It is read only from a server that has just answered: reading from one that is away leaves the page, with all that is typed on it.
 */
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Often enough to feel live, seldom enough that a flood of events reads the page once a second. */
const refreshEveryMs = 1_000;
/** A stream that was refused, by a proxy whose server starts again or for want of a session, does not come back by itself. */
const openAgainMs = 5_000;
const unauthorized = 401;

/** Answered by the listener itself, so it costs next to nothing. */
const answers = () =>
  fetch("/healthz", { cache: "no-store" }).then(
    (answer) => answer.status < 500,
    () => false,
  );

export function Live() {
  const router = useRouter();
  useEffect(() => {
    let stream: EventSource | null = null;
    let pending: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    let left = false;
    const heard = () => {
      pending ??= setTimeout(() => void read(), Math.max(0, last + refreshEveryMs - Date.now()));
    };
    const read = async () => {
      const reached = await answers();
      pending = undefined;
      last = Date.now();
      if (left || document.visibilityState !== "visible") return;
      if (reached) router.refresh();
      // a line that breaks is not always told to the stream
      else pending = setTimeout(() => void read(), openAgainMs);
    };
    const forget = () => {
      clearTimeout(pending);
      pending = undefined;
    };
    const refused = async () => {
      const asked = new AbortController();
      const status = await fetch("/api/live", { signal: asked.signal }).then(
        (answer) => answer.status,
        () => 0,
      );
      asked.abort();
      if (stream !== null || left) return;
      // who is signed out is asked to sign in
      if (status === unauthorized) heard();
      else if (document.visibilityState === "visible") again = setTimeout(open, openAgainMs);
    };
    const open = () => {
      const opened = new EventSource("/api/live");
      stream = opened;
      // also told once to whoever opens it, for what was missed before
      opened.addEventListener("changed", heard);
      opened.addEventListener("error", () => {
        forget();
        if (opened.readyState !== EventSource.CLOSED || stream !== opened) return;
        stream = null;
        void refused();
      });
    };
    const close = () => {
      stream?.close();
      stream = null;
      clearTimeout(again);
      forget();
    };
    // a browser opens six connections to one host: tabs that nobody looks at must not hold them
    const look = () => {
      if (document.visibilityState !== "visible") close();
      else if (stream === null) {
        clearTimeout(again);
        open();
      }
    };
    if (document.visibilityState === "visible") open();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", look);
    return () => {
      left = true;
      close();
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
      window.removeEventListener("pagehide", close);
      window.removeEventListener("pageshow", look);
    };
  }, [router]);
  return null;
}
