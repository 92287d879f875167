-- Customer service: conversations with their state, both sides' messages, the shop's answers and the channels customers write by.
CREATE TABLE "conversation" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"channel" text DEFAULT '' NOT NULL,
	"channel_id" uuid,
	"customer_id" text,
	"customer_name" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"locale" text DEFAULT '' NOT NULL,
	"mode" text DEFAULT 'auto' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"assignee_id" text,
	"waiting_since" timestamp (3) with time zone,
	"last_at" timestamp (3) with time zone NOT NULL,
	"last_text" text DEFAULT '' NOT NULL,
	"last_author" text DEFAULT 'customer' NOT NULL,
	"asked_id" text DEFAULT '' NOT NULL,
	"asked_text" text DEFAULT '' NOT NULL,
	"visitor" "bytea",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE INDEX "conversation_recent" ON "conversation" USING btree ("workspace_id","last_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversation_waiting" ON "conversation" USING btree ("workspace_id","waiting_since") WHERE status = 'open' and mode <> 'auto';--> statement-breakpoint
CREATE INDEX "conversation_assignee" ON "conversation" USING btree ("workspace_id","assignee_id","last_at" DESC NULLS LAST) WHERE assignee_id is not null;--> statement-breakpoint
CREATE INDEX "conversation_customer" ON "conversation" USING btree ("workspace_id","customer_id","last_at" DESC NULLS LAST) WHERE customer_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_visitor" ON "conversation" USING btree ("visitor") WHERE visitor is not null;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "author" text DEFAULT 'customer' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "author_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "run_id" uuid;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "entry_id" uuid;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "confidence" real;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "state" text DEFAULT 'received' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "failure" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_message" ADD COLUMN "tried_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "shop_message_conversation" ON "shop_message" USING btree ("workspace_id","conversation_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
INSERT INTO "conversation" ("workspace_id", "id", "channel", "customer_id", "locale", "last_at", "last_text", "asked_id", "asked_text", "waiting_since", "created_at")
	SELECT DISTINCT ON (workspace_id, conversation_id) workspace_id, conversation_id, channel, customer_id, locale, at, left(body, 300), id, body, at, at
	FROM "shop_message" WHERE conversation_id <> '' ORDER BY workspace_id, conversation_id, at DESC, id DESC;--> statement-breakpoint
CREATE TABLE "answer_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"state" text DEFAULT 'on' NOT NULL,
	"phrasings_zh" text[] DEFAULT '{}' NOT NULL,
	"phrasings_en" text[] DEFAULT '{}' NOT NULL,
	"answer_zh" text DEFAULT '' NOT NULL,
	"answer_en" text DEFAULT '' NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"conversation_id" text,
	"created_by" text DEFAULT '' NOT NULL,
	"updated_by" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "answer_entry_list" ON "answer_entry" USING btree ("workspace_id","updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE TABLE "answer_book" (
	"workspace_id" uuid PRIMARY KEY NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"revision" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_channel" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sealed" "bytea",
	"enabled" boolean DEFAULT true NOT NULL,
	"cursor" text DEFAULT '' NOT NULL,
	"looked_at" timestamp (3) with time zone,
	"heard_at" timestamp (3) with time zone,
	"error" text DEFAULT '' NOT NULL,
	"error_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "support_channel_list" ON "support_channel" USING btree ("workspace_id","created_at");
