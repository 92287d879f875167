"use client";
/** Keeps the page true: the server says that something happened, and the page is read again, at most so often and only while it is seen. */
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Often enough to feel live, seldom enough that a flood of events reads the page once a second. */
const refreshEveryMs = 1_000;

export function Live() {
  const router = useRouter();
  useEffect(() => {
    let stream: EventSource | null = null;
    let pending: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const heard = () => {
      pending ??= setTimeout(
        () => {
          pending = undefined;
          last = Date.now();
          router.refresh();
        },
        Math.max(0, last + refreshEveryMs - Date.now()),
      );
    };
    const open = () => {
      stream = new EventSource("/api/live");
      stream.addEventListener("changed", heard);
    };
    const close = () => {
      stream?.close();
      stream = null;
      clearTimeout(pending);
      pending = undefined;
    };
    // a browser opens six connections to one host: tabs that nobody looks at must not hold them
    const look = () => {
      if (document.visibilityState !== "visible") close();
      else if (stream === null) {
        open();
        heard();
      }
    };
    if (document.visibilityState === "visible") open();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", look);
    return () => {
      close();
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", close);
      window.removeEventListener("pageshow", look);
    };
  }, [router]);
  return null;
}
