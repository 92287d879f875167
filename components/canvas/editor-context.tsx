"use client";
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { EditorState, EditorStore } from "./editor-store.ts";

const Context = createContext<EditorStore | null>(null);

export function EditorProvider({ store, children }: { store: EditorStore; children: ReactNode }) {
  return <Context value={store}>{children}</Context>;
}

export function useEditorStore(): EditorStore {
  const store = useContext(Context);
  if (!store) throw new Error("useEditor outside of an EditorProvider");
  return store;
}

export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useEditorStore(), select);
}
