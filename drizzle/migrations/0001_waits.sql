-- Runs that rest. What a run waits for finds it by one of these tables; each has rows for open waits only.
CREATE TABLE "run_wait" (
	"run_id" uuid NOT NULL,
	"node" text NOT NULL,
	"visit" integer NOT NULL,
	"workspace_id" uuid NOT NULL,
	"about" text NOT NULL,
	"key" text NOT NULL,
	"events" text[] NOT NULL,
	"day" date NOT NULL,
	"event_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"lane" text NOT NULL,
	"shard" smallint NOT NULL,
	CONSTRAINT "run_wait_run_id_node_visit_pk" PRIMARY KEY("run_id","node","visit")
);
--> statement-breakpoint
CREATE INDEX "run_wait_key" ON "run_wait" USING btree ("workspace_id","key","about");
--> statement-breakpoint
-- Runs that another waits for: how many of those that one of its steps began have ended.
CREATE TABLE "run_group" (
	"run_id" uuid NOT NULL,
	"node" text NOT NULL,
	"visit" integer NOT NULL,
	"day" date NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	CONSTRAINT "run_group_run_id_node_visit_pk" PRIMARY KEY("run_id","node","visit")
);
--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "parent_id" uuid;
--> statement-breakpoint
ALTER TABLE "run_live" ADD COLUMN "parent_id" uuid;
--> statement-breakpoint
CREATE INDEX "run_parent" ON "run" USING btree ("parent_id","id") WHERE parent_id is not null;
--> statement-breakpoint
CREATE INDEX "run_live_parent" ON "run_live" USING btree ("parent_id","id") WHERE parent_id is not null;
--> statement-breakpoint
-- Whether another run of a flow is under way in the same lane.
CREATE INDEX "run_live_burst" ON "run_live" USING btree ("lane") WHERE lane like 'burst:%';
