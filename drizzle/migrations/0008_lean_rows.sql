-- Hot rows cost less to write: what is only kept and read as a whole is text and not jsonb, whose making took as long as all the
-- indexes of its row; the log's key begins with what it is read by, and does without a second index.
DROP INDEX IF EXISTS "delivery_next";--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_day_shard_seq_pk";--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_shard_seq_day_pk" PRIMARY KEY("shard","seq","day");--> statement-breakpoint
ALTER TABLE "event" ALTER COLUMN "reading" SET DATA TYPE json, ALTER COLUMN "headers" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "run" ALTER COLUMN "journal" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "shop_order" ALTER COLUMN "document" SET DATA TYPE text;--> statement-breakpoint
-- rows of up to a page are kept as they are: compressing what is over 2 KB took 13 us a row
ALTER TABLE "shop_order" SET (toast_tuple_target = 8160);
