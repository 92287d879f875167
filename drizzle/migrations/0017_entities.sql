-- Notes that stay with an order or a customer; our own tags of a customer beside the platform's; products and their variants.
CREATE TABLE "shop_note" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"text" text NOT NULL,
	"by" text DEFAULT '' NOT NULL,
	"run_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shop_note_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE INDEX "shop_note_entity" ON "shop_note" USING btree ("workspace_id","entity_type","entity_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "shop_customer" ADD COLUMN "own_tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_customer" ADD COLUMN "dropped_tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE TABLE "shop_variant" (
	"workspace_id" uuid NOT NULL,
	"product_id" text NOT NULL,
	"id" text NOT NULL,
	"sku" text NOT NULL,
	"item_id" text NOT NULL,
	"product_title" text NOT NULL,
	"title" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shop_variant_workspace_id_product_id_id_pk" PRIMARY KEY("workspace_id","product_id","id")
);
--> statement-breakpoint
CREATE INDEX "shop_variant_item" ON "shop_variant" USING btree ("workspace_id","item_id") WHERE item_id <> '';--> statement-breakpoint
CREATE INDEX "shop_variant_sku" ON "shop_variant" USING btree ("workspace_id","sku") WHERE sku <> '';
