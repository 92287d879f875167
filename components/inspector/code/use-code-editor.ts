"use client";
/** The editor of expressions, once it is there; until then a plain box stands in its place and takes the typing. */
import { useEffect, useState } from "react";
import type { CodeEditor } from "./editor.tsx";

let loaded: typeof CodeEditor | null = null;

export function useCodeEditor(): typeof CodeEditor | null {
  const [ready, setReady] = useState(() => loaded);
  useEffect(() => {
    if (loaded) return;
    let here = true;
    import("./editor.tsx").then(
      (module) => {
        loaded = module.CodeEditor;
        if (here) setReady(() => module.CodeEditor);
      },
      // offline: the plain box goes on serving
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  return ready;
}
