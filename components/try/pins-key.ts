/** Where this browser keeps what was pinned for a flow. */
export const pinsKey = (flowId: string) => `tradewind-pins/${flowId}`;
