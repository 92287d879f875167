-- Stock as a ledger: an item's row is the lock of all its places, its levels are the sum of its entries.
CREATE TABLE "stock_item" (
	"workspace_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"warn_below" integer,
	"rearm_above" integer,
	"is_low" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_item_workspace_id_sku_pk" PRIMARY KEY("workspace_id","sku")
);
--> statement-breakpoint
CREATE INDEX "stock_item_recent" ON "stock_item" USING btree ("workspace_id","updated_at" DESC NULLS LAST,"sku" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "stock_item_low" ON "stock_item" USING btree ("workspace_id","updated_at" DESC NULLS LAST) WHERE is_low;--> statement-breakpoint
CREATE INDEX "stock_item_title" ON "stock_item" USING btree ("workspace_id",lower("title") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "stock_item_sku" ON "stock_item" USING btree ("workspace_id",lower("sku") text_pattern_ops);--> statement-breakpoint
CREATE TABLE "stock_level" (
	"workspace_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"location" text NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer NOT NULL,
	"counted_at" text DEFAULT '' NOT NULL,
	CONSTRAINT "stock_level_workspace_id_sku_location_pk" PRIMARY KEY("workspace_id","sku","location"),
	CONSTRAINT "stock_level_not_negative" CHECK ("on_hand" >= 0 AND "reserved" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_entry" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sku" text NOT NULL,
	"location" text NOT NULL,
	"kind" text NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer NOT NULL,
	"on_hand_after" integer NOT NULL,
	"reserved_after" integer NOT NULL,
	"order_id" text,
	"run_id" uuid,
	"event_id" uuid,
	"by" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_entry_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE INDEX "stock_entry_sku" ON "stock_entry" USING btree ("workspace_id","sku","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "stock_entry_order" ON "stock_entry" USING btree ("workspace_id","order_id","at" DESC NULLS LAST) WHERE order_id is not null;--> statement-breakpoint
CREATE TABLE "stock_reservation" (
	"workspace_id" uuid NOT NULL,
	"order_id" text NOT NULL,
	"sku" text NOT NULL,
	"location" text NOT NULL,
	"quantity" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_reservation_workspace_id_order_id_sku_location_pk" PRIMARY KEY("workspace_id","order_id","sku","location"),
	CONSTRAINT "stock_reservation_positive" CHECK ("quantity" > 0)
);
--> statement-breakpoint
CREATE INDEX "stock_reservation_sku" ON "stock_reservation" USING btree ("workspace_id","sku","at");
