-- When the shop works, and how far its schedules have come.
ALTER TABLE "workspace" ADD COLUMN "opening" jsonb;
--> statement-breakpoint
CREATE TABLE "schedule_cursor" (
	"workspace_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"rule" text NOT NULL,
	"considered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "schedule_cursor_flow_id_node_id_pk" PRIMARY KEY("flow_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "schedule_cursor" ADD CONSTRAINT "schedule_cursor_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE cascade;
--> statement-breakpoint
ALTER TABLE "schedule_cursor" ADD CONSTRAINT "schedule_cursor_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE cascade;
