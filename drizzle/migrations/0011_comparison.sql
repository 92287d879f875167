-- What a draft would do otherwise than the live version, over recorded events: the order given, how far it is, what came of it.
CREATE TABLE "comparison" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"flow_id" uuid NOT NULL REFERENCES "flow"("id") ON DELETE CASCADE,
	"draft" jsonb NOT NULL,
	"live_version" integer,
	"wanted" integer NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"first_at" timestamp (3) with time zone,
	"worked_until" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "comparison_recent" ON "comparison" USING btree ("flow_id","created_at" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "comparison_running" ON "comparison" USING btree ("created_at") WHERE state = 'running';
--> statement-breakpoint
CREATE TABLE "comparison_item" (
	"comparison_id" uuid NOT NULL REFERENCES "comparison"("id") ON DELETE CASCADE,
	"n" integer NOT NULL,
	"event" jsonb NOT NULL,
	"more" jsonb NOT NULL,
	"fewer" jsonb NOT NULL,
	"draft" text,
	"live" text,
	CONSTRAINT "comparison_item_comparison_id_n_pk" PRIMARY KEY("comparison_id","n")
);
