-- What jobs took back, action by action, and what they left alone and why.
CREATE TABLE "undo_item" (
	"job_id" uuid NOT NULL REFERENCES "job"("id") ON DELETE CASCADE,
	"n" integer NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"run_id" uuid NOT NULL,
	"node" text NOT NULL,
	"visit" integer NOT NULL,
	"effect" text NOT NULL,
	"args" jsonb NOT NULL,
	"order_id" text,
	"label" text,
	"left_alone" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "undo_item_job_id_n_pk" PRIMARY KEY("job_id","n")
);
--> statement-breakpoint
-- What a step did is taken back once, whatever jobs there are.
CREATE UNIQUE INDEX "undo_item_once" ON "undo_item" USING btree ("run_id","node","visit") WHERE left_alone is null;
--> statement-breakpoint
CREATE INDEX "undo_item_left" ON "undo_item" USING btree ("job_id","n") WHERE left_alone is not null;
--> statement-breakpoint
CREATE INDEX "undo_item_order" ON "undo_item" USING btree ("workspace_id","order_id","at" DESC NULLS LAST,"job_id") WHERE left_alone is null;
