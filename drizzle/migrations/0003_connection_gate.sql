-- The limit and the break of each connection, shared by all processes.
CREATE TABLE "connection_gate" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"slots" double precision DEFAULT 0 NOT NULL,
	"line" double precision DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"rests" integer DEFAULT 0 NOT NULL,
	"rests_until" double precision,
	"tried_until" double precision,
	"error" text DEFAULT '' NOT NULL,
	"error_at" double precision,
	CONSTRAINT "connection_gate_connection_id_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE
) WITH (fillfactor = 20);
