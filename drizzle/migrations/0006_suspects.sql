-- Owners of a shard that died one after the other, and the message that the last one was about to take: what kills its process
-- is found out and put aside, or it would be taken again for ever.
ALTER TABLE "shard_lease" ADD COLUMN "deaths" smallint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "shard_lease" ADD COLUMN "trying" text;
--> statement-breakpoint
ALTER TABLE "shard_lease" ADD COLUMN "tries" smallint DEFAULT 0 NOT NULL;
