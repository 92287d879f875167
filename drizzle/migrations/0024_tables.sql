-- Tables that a shop keeps for its flows, and values by their names: rows of texts by a key, values under the nil table.
CREATE TABLE "data_table" (
	"workspace_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key_name" text NOT NULL,
	"columns" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "data_row" (
	"workspace_id" uuid NOT NULL,
	"table_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fields" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT '' NOT NULL,
	CONSTRAINT "data_row_workspace_id_table_id_key_pk" PRIMARY KEY("workspace_id","table_id","key")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "data_table_name" ON "data_table" USING btree ("workspace_id",lower("name")) WHERE deleted_at is null;
