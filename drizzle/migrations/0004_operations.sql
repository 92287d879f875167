-- What is paused, how long history is kept, and what parked runs still need of days that are dropped.
CREATE TABLE "pause" (
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"scope" text NOT NULL,
	"id" uuid NOT NULL,
	"state" text DEFAULT 'paused' NOT NULL,
	"paused_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"paused_by" text DEFAULT '' NOT NULL,
	CONSTRAINT "pause_workspace_id_scope_id_pk" PRIMARY KEY("workspace_id","scope","id")
);
--> statement-breakpoint
-- Few rows, asked for at every poll and shown on every page.
CREATE INDEX "run_live_paused" ON "run_live" USING btree ("flow_id","lane","started_at","id") WHERE reason = 'paused';
--> statement-breakpoint
CREATE TABLE "retention" (
	"only" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"ran_at" timestamp (3) with time zone,
	"kept_from" date,
	"keys_walked_on" date,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
INSERT INTO "retention" ("only") VALUES (1);
--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "history_days" integer DEFAULT 90 NOT NULL;
--> statement-breakpoint
-- What is still needed of a day that is dropped: few rows, found at the same address as before. Without a default partition a run
-- that waited for a year would have nowhere to end.
CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;
--> statement-breakpoint
CREATE TABLE "run_default" PARTITION OF "run" DEFAULT;
--> statement-breakpoint
CREATE TABLE "effect_default" PARTITION OF "effect" DEFAULT;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ensure_day(wanted date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  child text;
  kept boolean;
BEGIN
  FOREACH parent IN ARRAY ARRAY['event', 'delivery', 'run', 'effect'] LOOP
    child := parent || '_' || to_char(wanted, 'YYYYMMDD');
    IF to_regclass(child) IS NULL THEN
      -- Two processes at midnight: the second waits here, then finds the first's table. It has to ask with IF NOT EXISTS:
      -- to_regclass would answer from what this session remembers, which is that there was none.
      PERFORM pg_advisory_xact_lock(hashtext('ensure_day'));
      kept := false;
      -- a day that was dropped, with rows left of it, stays in the default partition
      IF parent <> 'delivery' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE day = %L)', parent || '_default', wanted) INTO kept;
      END IF;
      IF NOT kept THEN
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L) WITH (toast_tuple_target = 8160)',
          child, parent, wanted, wanted + 1);
      END IF;
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- Orders by SKU. Written beside the document, and the same after most updates, so that those stay within the row's page. A table with a row for
-- each line cost 45 % more log and twice the time of the insert; this 14 % and a tenth. The short pending list bounds the pause of whoever empties it.
ALTER TABLE "shop_order" ADD COLUMN "skus" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
CREATE INDEX "shop_order_sku" ON "shop_order" USING gin ("skus") WITH (gin_pending_list_limit = 512);
--> statement-breakpoint
-- Customers by the beginning of their name or address.
CREATE INDEX "shop_customer_name" ON "shop_customer" USING btree ("workspace_id", lower("name") text_pattern_ops);
--> statement-breakpoint
CREATE INDEX "shop_customer_email" ON "shop_customer" USING btree ("workspace_id", lower("email") text_pattern_ops);
--> statement-breakpoint
-- Few rows, so that the others cost nothing; the failed ones have an index of theirs.
CREATE INDEX "run_cancelled" ON "run" USING btree ("workspace_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'cancelled';
