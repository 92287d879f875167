/** What PostgreSQL itself counted: log written, commits, bytes stored. */
import type postgres from "postgres";

export interface DatabaseFigures {
  readonly walBytes: number;
  readonly commits: number;
}

/** A session hands its counts over when it has been idle for a second: ask when the load has been over for as long. */
export async function databaseFigures(sql: postgres.Sql): Promise<DatabaseFigures> {
  const [row] = await sql<{ wal: string; commits: string }[]>`
    select (pg_current_wal_insert_lsn() - '0/0')::text as wal, (select sum(xact_commit) from pg_stat_database)::text as commits`;
  return { walBytes: Number(row?.wal), commits: Number(row?.commits) };
}
