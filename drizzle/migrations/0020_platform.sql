-- What flows ask of platforms and payment providers, by the key of the call: what it was, whether it went out, how it ended.
CREATE TABLE "platform_action" (
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"key" text NOT NULL,
	"verb" text NOT NULL,
	"order_id" text,
	"connection_id" uuid,
	"state" text NOT NULL,
	"amount_minor" bigint,
	"currency" text,
	"reply" jsonb,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"tried_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "platform_action_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE INDEX "platform_action_order" ON "platform_action" USING btree ("workspace_id","order_id","verb");
--> statement-breakpoint
-- What changed in our copy and is to be said to the platform too: written with the change, sent after it.
CREATE TABLE "platform_mirror" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platform_mirror_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"order_id" text NOT NULL,
	"connection_id" uuid NOT NULL REFERENCES "connection"("id") ON DELETE CASCADE,
	"key" text NOT NULL,
	"verb" text NOT NULL,
	"args" jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"failed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "platform_mirror_due" ON "platform_mirror" USING btree ("next_at") WHERE failed_at is null;
--> statement-breakpoint
CREATE INDEX "platform_mirror_order" ON "platform_mirror" USING btree ("workspace_id","order_id","id");
--> statement-breakpoint
-- Orders of the past that are being fetched from a platform: a page at a time, from where it stood.
CREATE TABLE "platform_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL REFERENCES "workspace"("id") ON DELETE CASCADE,
	"connection_id" uuid NOT NULL REFERENCES "connection"("id") ON DELETE CASCADE,
	"source_id" uuid NOT NULL REFERENCES "source"("id") ON DELETE CASCADE,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"cursor" text,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"lease" uuid,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "platform_import_due" ON "platform_import" USING btree ("next_at") WHERE state = 'running';
--> statement-breakpoint
CREATE INDEX "platform_import_connection" ON "platform_import" USING btree ("connection_id","created_at" DESC NULLS LAST);
