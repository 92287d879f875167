/** A step on the canvas, in pixels. */
export const nodeWidth = 240;
export const nodeHeight = 112;
