-- Which process reads a queue or a stream for a source, and how it stands there.
CREATE TABLE "source_pull" (
	"source_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"owner" uuid,
	"until" timestamp (3) with time zone,
	"ok" boolean,
	"message" text DEFAULT '' NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "source_pull" ADD CONSTRAINT "source_pull_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE cascade;
