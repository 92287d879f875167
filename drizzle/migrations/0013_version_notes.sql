-- What was said when a version was published, and which earlier one it brings back.
ALTER TABLE "flow_version" ADD COLUMN "note" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "flow_version" ADD COLUMN "restored_from" integer;
