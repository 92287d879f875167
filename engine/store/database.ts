/** The one pool of this bundle. The engine and Next's bundle each have their own; they meet in PostgreSQL only. */
import { type Database, openDatabase } from "#drizzle/database.ts";

const holder = globalThis as typeof globalThis & { tradewindDatabase?: Database };

export function database(): Database {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: start Tradewind with `npm start`, which sets it.");
  holder.tradewindDatabase ??= openDatabase(url, { connections: 8, name: "tradewind web" });
  return holder.tradewindDatabase;
}
