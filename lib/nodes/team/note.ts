export const teamNote = null as never;
