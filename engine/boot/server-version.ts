/** Whether a PostgreSQL that the operator named can carry us. */
import postgres from "postgres";
import { StartFailure } from "./sentence.ts";

export async function requireServer(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  let version: number;
  try {
    const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`;
    version = Number(row?.version ?? 0);
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new StartFailure(
      `The PostgreSQL of DATABASE_URL (${host}${pathname}) cannot be used: ${(error as Error).message || (error as { code?: string }).code}`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
  if (version < 150_000)
    throw new StartFailure(`DATABASE_URL names PostgreSQL ${Math.floor(version / 10_000)}; Tradewind needs 15 or newer.`);
}
