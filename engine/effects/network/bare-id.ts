/** The platform's own id: ours may have the source's before it. */
export const bareId = (id: string): string => /[^:/]+$/.exec(id)?.[0] ?? id;
