-- Decisions that runs wait for. One row a wait, with all that a decider needs; votes beside it, one a person.
CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"day" date NOT NULL,
	"flow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"lane" text NOT NULL,
	"shard" smallint NOT NULL,
	"event_id" uuid NOT NULL,
	"node" text NOT NULL,
	"visit" integer NOT NULL,
	"order_id" text,
	"customer_id" text,
	"question" text NOT NULL,
	"details" text NOT NULL,
	"amount_minor" bigint,
	"currency" text,
	"people" text[] DEFAULT '{}' NOT NULL,
	"deputy" text,
	"needed" smallint NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"remind_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"until" timestamp (3) with time zone,
	"status" text DEFAULT 'open' NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_vote" (
	"approval_id" uuid NOT NULL,
	"voter" text NOT NULL,
	"name" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"way" text NOT NULL,
	"link_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "approval_vote_approval_id_voter_pk" PRIMARY KEY("approval_id","voter"),
	CONSTRAINT "approval_vote_approval_id_approval_id_fk" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE CASCADE
);
--> statement-breakpoint
-- one question a wait: a turn that is committed again asks nothing twice
CREATE UNIQUE INDEX "approval_wait" ON "approval" USING btree ("run_id","node","visit");--> statement-breakpoint
CREATE INDEX "approval_recent" ON "approval" USING btree ("workspace_id","asked_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "approval_open" ON "approval" USING btree ("workspace_id","asked_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "approval_remind" ON "approval" USING btree ("remind_at") WHERE status = 'open' and reminded_at is null and remind_at is not null;--> statement-breakpoint
CREATE INDEX "approval_order" ON "approval" USING btree ("workspace_id","order_id");--> statement-breakpoint
ALTER TABLE "team_note" ADD COLUMN "approval_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "team_note_approval" ON "team_note" USING btree ("approval_id") WHERE approval_id is not null;
