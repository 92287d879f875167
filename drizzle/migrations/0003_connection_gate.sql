-- The limit and the break of each connection, shared by all processes.
CREATE TABLE "connection_gate" (
	"connection_id" uuid PRIMARY KEY NOT NULL REFERENCES "connection"("id") ON DELETE CASCADE,
	"slots" double precision DEFAULT 0 NOT NULL,
	"line" double precision DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"rests" integer DEFAULT 0 NOT NULL,
	"rests_until" double precision,
	"tried_until" double precision,
	"error" text DEFAULT '' NOT NULL,
	"error_at" double precision
) WITH (fillfactor = 20);
