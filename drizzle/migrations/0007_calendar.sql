-- When the shop works, and how far its schedules have come.
ALTER TABLE "workspace" ADD COLUMN "opening" jsonb;
--> statement-breakpoint
CREATE TABLE "schedule_cursor" (
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"flow_id" uuid NOT NULL REFERENCES "flow"("id") ON DELETE CASCADE,
	"node_id" text NOT NULL,
	"rule" text NOT NULL,
	"considered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "schedule_cursor_flow_id_node_id_pk" PRIMARY KEY("flow_id","node_id")
);
