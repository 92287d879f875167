"use client";
/** Tells the canvas's element how far away it is, without drawing anything again. */
import { useEffect } from "react";
import { useStoreApi } from "reactflow";

const farBelow = 0.6;

export function ZoomWatcher() {
  const store = useStoreApi();
  useEffect(() => {
    const tell = () => {
      const { domNode, transform } = store.getState();
      const canvas = domNode?.closest<HTMLElement>(".flow-canvas");
      if (!canvas) return;
      const zoom = transform[2];
      const far = zoom < farBelow;
      if (far) canvas.style.setProperty("--zoom", zoom.toFixed(2));
      if (canvas.hasAttribute("data-far") !== far) canvas.toggleAttribute("data-far", far);
    };
    tell();
    return store.subscribe((state, before) => {
      if (state.transform[2] !== before.transform[2] || state.domNode !== before.domNode) tell();
    });
  }, [store]);
  return null;
}
