-- What somebody of the team is to do: given by a flow or a person, about an order, a SKU, a customer or a product.
CREATE TABLE "team_task" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"assignee_id" text,
	"due_at" timestamp (3) with time zone,
	"about_type" text,
	"about_id" text,
	"by" text DEFAULT '' NOT NULL,
	"run_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" text,
	"reopened_at" timestamp (3) with time zone,
	"reopened_by" text,
	"withdrawn_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "team_task_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_task" ADD CONSTRAINT "team_task_assignee_id_user_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "user"("id") ON DELETE set null;
--> statement-breakpoint
CREATE INDEX "team_task_open" ON "team_task" USING btree ("workspace_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE done_at is null and withdrawn_at is null;
--> statement-breakpoint
CREATE INDEX "team_task_recent" ON "team_task" USING btree ("workspace_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "team_task_assignee" ON "team_task" USING btree ("assignee_id") WHERE assignee_id is not null;
--> statement-breakpoint
CREATE INDEX "team_task_about" ON "team_task" USING btree ("workspace_id","about_type","about_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE about_type is not null;
