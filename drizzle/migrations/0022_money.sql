-- Statements of payment providers, their lines, and where they differ from what the shop believes. No turn reads or writes any of it.
CREATE TABLE "statement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"provider" text NOT NULL,
	"book" text NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"origin" text NOT NULL,
	"connection_id" uuid,
	"sha256" "bytea" NOT NULL,
	"days_from" date,
	"days_to" date,
	"complete_to" date,
	"lines" integer NOT NULL,
	"repeats" integer NOT NULL,
	"unread" integer NOT NULL,
	"cut" boolean NOT NULL,
	"controls" jsonb NOT NULL,
	"imported_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"imported_by" text NOT NULL
);
--> statement-breakpoint
-- The same file is here once.
CREATE UNIQUE INDEX "statement_file" ON "statement" USING btree ("workspace_id","sha256");--> statement-breakpoint
CREATE INDEX "statement_recent" ON "statement" USING btree ("workspace_id","imported_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "statement_days" ON "statement" USING btree ("workspace_id","provider","days_from");--> statement-breakpoint
CREATE TABLE "statement_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL REFERENCES "statement"("id") ON DELETE CASCADE,
	"number" integer NOT NULL,
	"provider" text NOT NULL,
	"book" text NOT NULL,
	"identity" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"transaction_id" text NOT NULL,
	"merchant_no" text NOT NULL,
	"refund_id" text NOT NULL,
	"refund_no" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"asked_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"rate" text NOT NULL,
	"type" text NOT NULL,
	"note" text NOT NULL,
	"text" text NOT NULL,
	"repeats" boolean NOT NULL,
	"record_id" text,
	"matched_by" text,
	"order_id" text,
	"sibling" boolean DEFAULT false NOT NULL,
	"by_hand" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "statement_line_number" ON "statement_line" USING btree ("statement_id","number");--> statement-breakpoint
-- A movement counts once, however many files tell of it.
CREATE UNIQUE INDEX "statement_line_identity" ON "statement_line" USING btree ("workspace_id","provider","identity") WHERE not repeats;--> statement-breakpoint
CREATE INDEX "statement_line_day" ON "statement_line" USING btree ("workspace_id","day","provider") WHERE not repeats;--> statement-breakpoint
CREATE INDEX "statement_line_transaction" ON "statement_line" USING btree ("workspace_id","transaction_id") WHERE transaction_id <> '';--> statement-breakpoint
CREATE INDEX "statement_line_merchant_no" ON "statement_line" USING btree ("workspace_id","merchant_no") WHERE merchant_no <> '';--> statement-breakpoint
CREATE INDEX "statement_line_order" ON "statement_line" USING btree ("workspace_id","order_id") WHERE order_id is not null;--> statement-breakpoint
-- Lines that could not be read: shown with their number and the reason.
CREATE TABLE "statement_unread" (
	"statement_id" uuid NOT NULL REFERENCES "statement"("id") ON DELETE CASCADE,
	"workspace_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"problem" text NOT NULL,
	"found" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "statement_unread_statement_id_number_pk" PRIMARY KEY("statement_id","number")
);
--> statement-breakpoint
CREATE TABLE "money_difference" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"line_id" uuid REFERENCES "statement_line"("id") ON DELETE CASCADE,
	"record_id" text,
	"order_id" text,
	"provider" text NOT NULL,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"shop_minor" bigint,
	"statement_minor" bigint,
	"facts" jsonb NOT NULL,
	"suggestions" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"note_id" uuid,
	"found_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "money_difference_key" ON "money_difference" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "money_difference_day" ON "money_difference" USING btree ("workspace_id","day","provider");--> statement-breakpoint
CREATE INDEX "money_difference_recent" ON "money_difference" USING btree ("workspace_id","state","found_at" DESC NULLS LAST,"id" DESC NULLS LAST);
