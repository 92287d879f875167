"use client";
/** Keeps the page true: the server says that something happened, and the page is read again, at most so often and only while it is seen. */
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Often enough to feel live, seldom enough that a flood of events reads the page once a second. */
const refreshEveryMs = 1_000;

export function Live() {
  const router = useRouter();
  useEffect(() => {
    let pending: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    let last = 0;
    const refresh = () => {
      pending = undefined;
      last = Date.now();
      router.refresh();
    };
    const heard = () => {
      if (document.visibilityState !== "visible") {
        missed = true;
        return;
      }
      pending ??= setTimeout(refresh, Math.max(0, last + refreshEveryMs - Date.now()));
    };
    const seen = () => {
      if (document.visibilityState === "visible" && missed) {
        missed = false;
        heard();
      }
    };
    const stream = new EventSource("/api/live");
    stream.addEventListener("message", heard);
    stream.addEventListener("change", heard);
    document.addEventListener("visibilitychange", seen);
    return () => {
      stream.close();
      if (pending !== undefined) clearTimeout(pending);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [router]);
  return null;
}
