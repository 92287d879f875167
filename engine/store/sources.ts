/** The sources behind a batch of ids, as the ingest needs them; deleted ones are not there. */
import type { Sql } from "#drizzle/client.ts";

export interface SourceRow {
  id: string;
  workspaceId: string;
  scheme: string;
  settings: Record<string, unknown>;
  enabled: boolean;
  secretSealed: Uint8Array | null;
  previousSecretSealed: Uint8Array | null;
}

export async function readSources(sql: Sql, ids: readonly string[]): Promise<SourceRow[]> {
  return sql<SourceRow[]>`
    select id, workspace_id as "workspaceId", scheme, settings, enabled,
      secret_sealed as "secretSealed", previous_secret_sealed as "previousSecretSealed"
    from source where id = any(${[...ids]}::uuid[]) and deleted_at is null`;
}
