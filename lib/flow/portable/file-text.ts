/** A flow as the text of its file: the same flow is the same text. */
export const fileText = (flow: object): string => `${JSON.stringify(flow, null, 2)}\n`;
