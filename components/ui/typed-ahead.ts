import { type KeyboardEvent, useRef } from "react";

/** Letters that follow each other this fast are one word. */
const wordMs = 700;

/** Finds a row by the letters its name begins with; the same letter again goes on to the next. */
export function useTypedAhead(): (event: KeyboardEvent, names: readonly string[], here: number) => number | null {
  const typed = useRef({ text: "", at: 0 });
  /** @returns the row, -1 where none is called so, null where no letter was typed */
  return (event, names, here) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return null;
    const goesOn = event.timeStamp - typed.current.at < wordMs;
    if (event.key === " " && !(goesOn && typed.current.text)) return null;
    const text = (goesOn ? typed.current.text : "") + event.key.toLowerCase();
    typed.current = { text, at: event.timeStamp };
    const isOneLetter = [...text].every((letter) => letter === text[0]);
    const wanted = isOneLetter ? (text[0] ?? "") : text;
    // one letter looks behind where one is, a word also there
    const from = Math.max(0, isOneLetter ? here + 1 : here);
    const order = names.map((_, i) => (from + i) % names.length);
    return order.find((i) => names[i]?.trim().toLowerCase().startsWith(wanted)) ?? -1;
  };
}
