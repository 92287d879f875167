-- Jobs over many runs, what people did about failed runs, and what they said of calls whose result nobody knew.
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"kind" text NOT NULL,
	"filter" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"per_second" integer NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"place" jsonb,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "job_recent" ON "job" USING btree ("workspace_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "job_running" ON "job" USING btree ("next_at") WHERE state = 'running';
--> statement-breakpoint
-- One row for each run that a job has come to: the report, and what was skipped with its reason.
CREATE TABLE "job_item" (
	"job_id" uuid NOT NULL REFERENCES "job"("id") ON DELETE CASCADE,
	"n" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"next_run_id" uuid,
	"skipped" text,
	CONSTRAINT "job_item_job_id_n_pk" PRIMARY KEY("job_id","n")
);
--> statement-breakpoint
CREATE INDEX "job_item_skipped" ON "job_item" USING btree ("job_id","n") WHERE skipped is not null;
--> statement-breakpoint
-- A failed run that somebody has run again or set aside: it needs nobody any more.
CREATE TABLE "run_handled" (
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"run_id" uuid NOT NULL,
	"how" text NOT NULL,
	"next_run_id" uuid,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_handled_workspace_id_run_id_pk" PRIMARY KEY("workspace_id","run_id")
);
--> statement-breakpoint
-- Only failed runs stand in it, so the others cost nothing.
CREATE INDEX "run_failed" ON "run" USING btree ("workspace_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'failed';
--> statement-breakpoint
ALTER TABLE "effect" ADD COLUMN "judged" jsonb;
--> statement-breakpoint
CREATE INDEX "effect_recent" ON "effect" USING btree ("workspace_id","intended_at" DESC NULLS LAST,"key" DESC NULLS LAST);
--> statement-breakpoint
-- What is open or unknown is asked for on every page, and is little.
CREATE INDEX "effect_open" ON "effect" USING btree ("workspace_id","state","intended_at" DESC NULLS LAST,"key" DESC NULLS LAST) WHERE state in ('in doubt', 'intended');
