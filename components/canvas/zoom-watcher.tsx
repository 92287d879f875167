"use client";
/** Tells the canvas's element how far away it is, without drawing anything again. */
import { useEffect } from "react";
import { useStoreApi } from "reactflow";

const farBelow = 0.6;
/** From here on a port and an icon are a few pixels: they only cost time, of which 500 of them take most. */
const veryFarBelow = 0.3;

export function ZoomWatcher() {
  const store = useStoreApi();
  useEffect(() => {
    const tell = () => {
      const { domNode, transform } = store.getState();
      const canvas = domNode?.closest<HTMLElement>(".flow-canvas");
      if (!canvas) return;
      const zoom = transform[2];
      const far = zoom < veryFarBelow ? "very" : zoom < farBelow ? "" : null;
      if (far !== null) canvas.style.setProperty("--zoom", zoom.toFixed(2));
      if (canvas.getAttribute("data-far") === far) return;
      if (far === null) canvas.removeAttribute("data-far");
      else canvas.setAttribute("data-far", far);
    };
    tell();
    return store.subscribe((state, before) => {
      if (state.transform[2] !== before.transform[2] || state.domNode !== before.domNode) tell();
    });
  }, [store]);
  return null;
}
