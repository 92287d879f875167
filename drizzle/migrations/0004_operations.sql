-- What is paused, what parked runs still need of days that are dropped, how long history is kept, and what history is searched by.
CREATE TABLE "pause" (
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"scope" text NOT NULL,
	"id" uuid NOT NULL,
	"state" text DEFAULT 'paused' NOT NULL,
	"paused_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"paused_by" text DEFAULT '' NOT NULL,
	CONSTRAINT "pause_workspace_id_scope_id_pk" PRIMARY KEY("workspace_id","scope","id")
);
--> statement-breakpoint
-- Few rows, asked for at every poll and shown on every page.
CREATE INDEX "run_live_paused" ON "run_live" USING btree ("flow_id","lane","started_at","id") WHERE reason = 'paused';
--> statement-breakpoint
CREATE TABLE "event_kept" (LIKE "event" INCLUDING DEFAULTS);
--> statement-breakpoint
ALTER TABLE "event_kept" ADD CONSTRAINT "event_kept_id_pk" PRIMARY KEY ("id");
--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "history_days" integer DEFAULT 90 NOT NULL;
--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "body_days" integer DEFAULT 90 NOT NULL;
