-- Products as their platforms tell them, and what was changed of their prices from here.
CREATE TABLE "shop_product" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"source_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"status" text DEFAULT '' NOT NULL,
	"vendor" text DEFAULT '' NOT NULL,
	"kind" text DEFAULT '' NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "shop_product_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE INDEX "shop_product_recent" ON "shop_product" USING btree ("workspace_id","updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "shop_product_title" ON "shop_product" USING btree ("workspace_id",lower("title") text_pattern_ops);
--> statement-breakpoint
CREATE INDEX "shop_variant_sku_search" ON "shop_variant" USING btree ("workspace_id",lower("sku") text_pattern_ops) WHERE sku <> '';
--> statement-breakpoint
ALTER TABLE "shop_variant" ADD COLUMN "price_text" text DEFAULT '' NOT NULL;
--> statement-breakpoint
INSERT INTO "shop_product" ("workspace_id", "id", "title", "status", "first_seen_at", "updated_at")
SELECT "workspace_id", "product_id", min("product_title"), min("status"), min("updated_at"), max("updated_at") FROM "shop_variant" GROUP BY 1, 2;
--> statement-breakpoint
CREATE TABLE "price_change" (
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"connection_id" uuid,
	"product_id" text NOT NULL,
	"sku" text NOT NULL,
	"before_minor" bigint NOT NULL,
	"after_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"run_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "price_change_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE INDEX "price_change_product" ON "price_change" USING btree ("workspace_id","product_id","at" DESC NULLS LAST,"key" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "price_change_sku" ON "price_change" USING btree ("workspace_id","sku","at" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "platform_mirror_key" ON "platform_mirror" USING btree ("workspace_id","key");
