/** Opens the database: hot statements use `sql` templates, the rest goes through Drizzle on the same pool. */
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

export function openDatabase(url: string, options: { connections: number; name: string }) {
  const sql = postgres(url, {
    max: options.connections,
    connection: { application_name: options.name },
    onnotice: () => {},
  });
  return { sql, db: drizzle(sql) };
}
export type Database = ReturnType<typeof openDatabase>;
