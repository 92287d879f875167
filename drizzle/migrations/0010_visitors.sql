-- Who has a flow open. Unlogged: nothing is lost when a crash empties it.
CREATE UNLOGGED TABLE "flow_visitor" (
	"flow_id" uuid NOT NULL,
	"visitor" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" text,
	"name" text NOT NULL,
	"edits" boolean NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flow_visitor_flow_id_visitor_pk" PRIMARY KEY("flow_id","visitor")
);
--> statement-breakpoint
ALTER TABLE "flow_visitor" ADD CONSTRAINT "flow_visitor_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE cascade;
