export const manualTrigger = null as never;
