export const outsideHttp = null as never;
