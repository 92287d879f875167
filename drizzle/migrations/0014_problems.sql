-- Failed runs grouped by cause, and alerts about them. Written by chores beside the engine: no turn writes or reads any of it.
CREATE TABLE "problem" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"cause" "bytea" NOT NULL,
	"step" text NOT NULL,
	"connection_id" uuid,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"flows" uuid[] NOT NULL,
	"count" bigint NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"last_run_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"muted_until" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone,
	"changed_by" text DEFAULT '' NOT NULL,
	"reopened" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "problem_cause" ON "problem" USING btree ("workspace_id","cause");--> statement-breakpoint
CREATE INDEX "problem_recent" ON "problem" USING btree ("workspace_id","state","last_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
-- One row for each failed run that was looked at: that it is here means that it is counted.
CREATE TABLE "problem_run" (
	"day" date NOT NULL,
	"run_id" uuid NOT NULL,
	"problem_id" uuid NOT NULL REFERENCES "problem"("id") ON DELETE CASCADE,
	"about" text NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "problem_run_day_run_id_pk" PRIMARY KEY("day","run_id")
);
--> statement-breakpoint
CREATE INDEX "problem_run_recent" ON "problem_run" USING btree ("problem_id","ended_at" DESC NULLS LAST,"run_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "problem_run_about" ON "problem_run" USING btree ("problem_id","about");--> statement-breakpoint
CREATE TABLE "problem_cursor" (
	"workspace_id" uuid PRIMARY KEY NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"noted" bigint DEFAULT 0 NOT NULL,
	"place" jsonb
);
--> statement-breakpoint
CREATE TABLE "alert_settings" (
	"workspace_id" uuid PRIMARY KEY NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"settings" jsonb NOT NULL,
	"mail_sealed" "bytea",
	"hook_sealed" "bytea",
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"pending" text[] NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "alert_key" ON "alert" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "alert_recent" ON "alert" USING btree ("workspace_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "alert_pending" ON "alert" USING btree ("workspace_id","id") WHERE pending <> '{}';--> statement-breakpoint
CREATE TABLE "alert_channel" (
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"channel" text NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"error_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"sending" jsonb,
	CONSTRAINT "alert_channel_workspace_id_channel_pk" PRIMARY KEY("workspace_id","channel")
);
--> statement-breakpoint
CREATE TABLE "alert_condition" (
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"key" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"holds" boolean DEFAULT true NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alert_condition_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
