export const orderSetStatus = null as never;
