export const eventTrigger = null as never;
