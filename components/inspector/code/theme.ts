"use client";
import { EditorView } from "@codemirror/view";

/** The look of our other fields; no colour that is not the theme's. */
export const theme = EditorView.theme({
  "&": { color: "var(--color-ink)", fontSize: "inherit", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit", maxHeight: "16rem" },
  ".cm-content": { padding: "5px 36px 5px 0", caretColor: "var(--color-ink)", minHeight: "var(--code-height)" },
  ".cm-line": { padding: "0 0 0 10px" },
  ".cm-placeholder": { color: "var(--color-faint)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklch, var(--color-accent) 24%, transparent)",
  },
  ".tw-wrong": { textDecoration: "underline wavy var(--color-bad) 1.5px", textUnderlineOffset: "3px" },
  ".cm-tooltip": {
    border: "none",
    borderRadius: "8px",
    backgroundColor: "var(--color-raised)",
    boxShadow: "var(--shadow-float)",
    color: "var(--color-ink)",
    fontFamily: "var(--font-sans)",
    overflow: "hidden",
    zIndex: "60",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-sans)",
    maxHeight: "15rem",
    padding: "4px",
    minWidth: "16rem",
    maxWidth: "22rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "baseline",
    gap: "12px",
    padding: "4px 8px",
    borderRadius: "6px",
    fontSize: "var(--text-sm)",
    lineHeight: "1.5",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--color-hover)", color: "var(--color-ink)" },
  ".cm-completionLabel": { flex: "1", overflow: "hidden", textOverflow: "ellipsis" },
  ".cm-completionDetail": { marginLeft: "0", color: "var(--color-faint)", fontStyle: "normal", fontSize: "var(--text-xs)" },
  ".cm-completionInfo": { padding: "0", maxWidth: "20rem" },
  ".tw-card": { padding: "8px 12px", fontSize: "var(--text-xs)", color: "var(--color-muted)", maxWidth: "20rem" },
  ".tw-card-title": { color: "var(--color-ink)", fontWeight: "var(--font-weight-medium, 500)", fontSize: "var(--text-sm)" },
});
