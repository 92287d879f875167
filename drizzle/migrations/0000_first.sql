CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"prefix" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "member" (
	"workspace_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"demo_shop_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"day" date NOT NULL,
	"shard" smallint NOT NULL,
	"seq" bigint NOT NULL,
	"workspace_id" uuid NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"event_id" uuid,
	"event_day" date,
	"flow_id" uuid,
	"version" integer,
	"run_id" uuid,
	"replay" integer DEFAULT 0 NOT NULL,
	"folds" boolean NOT NULL,
	"payload" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delivery_day_shard_seq_pk" PRIMARY KEY("day","shard","seq")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "effect" (
	"day" date NOT NULL,
	"key" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"node" text NOT NULL,
	"visit" integer NOT NULL,
	"effect" text NOT NULL,
	"args" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reply" jsonb,
	"failure" jsonb,
	"intended_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "effect_day_key_pk" PRIMARY KEY("day","key")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "event" (
	"day" date NOT NULL,
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"source_id" uuid,
	"origin" text NOT NULL,
	"type" text NOT NULL,
	"topic" text NOT NULL,
	"entity_type" text,
	"entity_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"reading" jsonb NOT NULL,
	"body" "bytea" NOT NULL,
	"headers" jsonb NOT NULL,
	"started" smallint NOT NULL,
	CONSTRAINT "event_day_id_pk" PRIMARY KEY("day","id")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "event_key" (
	"workspace_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"key" text NOT NULL,
	"event_id" uuid NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "event_key_workspace_id_source_id_key_pk" PRIMARY KEY("workspace_id","source_id","key")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"day" date NOT NULL,
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"replay" integer DEFAULT 0 NOT NULL,
	"lane" text NOT NULL,
	"entity_type" text,
	"entity_id" text,
	"entity_label" text,
	"customer_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"journal_version" smallint NOT NULL,
	"journal" jsonb NOT NULL,
	"status" text NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"failure_code" text,
	"failure_message" text,
	CONSTRAINT "run_day_id_pk" PRIMARY KEY("day","id")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "run_live" (
	"day" date NOT NULL,
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"replay" integer DEFAULT 0 NOT NULL,
	"lane" text NOT NULL,
	"entity_type" text,
	"entity_id" text,
	"entity_label" text,
	"customer_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"journal_version" smallint NOT NULL,
	"journal" jsonb NOT NULL,
	"shard" smallint NOT NULL,
	"status" text NOT NULL,
	"wake_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "run_live_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "shard" (
	"shard" smallint PRIMARY KEY NOT NULL,
	"next_seq" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shard_lease" (
	"shard" smallint PRIMARY KEY NOT NULL,
	"owner" uuid,
	"epoch" bigint DEFAULT 0 NOT NULL,
	"cursor" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"id" uuid PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spilled" (
	"shard" smallint NOT NULL,
	"seq" bigint NOT NULL,
	"day" date NOT NULL,
	"lane" text NOT NULL,
	CONSTRAINT "spilled_shard_seq_pk" PRIMARY KEY("shard","seq")
);
--> statement-breakpoint
CREATE TABLE "tally" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"slot" smallint NOT NULL,
	"n" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "tally_workspace_id_name_slot_pk" PRIMARY KEY("workspace_id","name","slot")
);
--> statement-breakpoint
CREATE TABLE "flow" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"draft" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"last_version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" text,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "flow_version" (
	"workspace_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"published_by" text,
	CONSTRAINT "flow_version_flow_id_version_pk" PRIMARY KEY("flow_id","version")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"only" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sealed" "bytea",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scheme" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secret_sealed" "bytea",
	"previous_secret_sealed" "bytea",
	"enabled" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "shop_customer" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"locale" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"orders_count" integer DEFAULT 0 NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shop_customer_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "shop_message" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"customer_id" text,
	"channel" text NOT NULL,
	"locale" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shop_message_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "shop_order" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"platform" text NOT NULL,
	"source_id" uuid,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"customer_id" text,
	"customer_name" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"document" jsonb NOT NULL,
	"folded_seq" bigint DEFAULT 0 NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shop_order_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "team_note" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text" text NOT NULL,
	"order_id" text,
	"urgent" boolean DEFAULT false NOT NULL,
	"run_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" text,
	CONSTRAINT "team_note_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_version" ADD CONSTRAINT "flow_version_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "delivery_next" ON "delivery" USING btree ("shard","seq");--> statement-breakpoint
CREATE INDEX "effect_run" ON "effect" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "event_recent" ON "event" USING btree ("workspace_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "event_entity" ON "event" USING btree ("workspace_id","entity_type","entity_id","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_recent" ON "run" USING btree ("workspace_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_flow" ON "run" USING btree ("flow_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_entity" ON "run" USING btree ("workspace_id","entity_type","entity_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_live_wake" ON "run_live" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX "run_live_recent" ON "run_live" USING btree ("workspace_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_live_entity" ON "run_live" USING btree ("workspace_id","entity_type","entity_id");--> statement-breakpoint
CREATE INDEX "shop_message_recent" ON "shop_message" USING btree ("workspace_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "shop_order_recent" ON "shop_order" USING btree ("workspace_id","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "shop_order_number" ON "shop_order" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "shop_order_customer" ON "shop_order" USING btree ("workspace_id","customer_id","placed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "team_note_open" ON "team_note" USING btree ("workspace_id","created_at" DESC NULLS LAST) WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "team_note_order" ON "team_note" USING btree ("workspace_id","order_id");
--> statement-breakpoint
-- Hot tables are only inserted into, so autovacuum has little to do there; the two small ones that are updated in
-- every batch keep half their pages free, so that an update stays on its page (HOT) and needs no index entry.
ALTER TABLE "shard" SET (fillfactor = 20, autovacuum_vacuum_threshold = 2000);
--> statement-breakpoint
ALTER TABLE "shard_lease" SET (fillfactor = 20, autovacuum_vacuum_threshold = 2000);
--> statement-breakpoint
ALTER TABLE "tally" SET (fillfactor = 20, autovacuum_vacuum_threshold = 2000);
--> statement-breakpoint
-- Makes the partitions of one UTC day where they are missing. Called ahead of time by the engine, and by imports for past days.
CREATE FUNCTION ensure_day(wanted date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  child text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['event', 'delivery', 'run', 'effect'] LOOP
    child := parent || '_' || to_char(wanted, 'YYYYMMDD');
    IF to_regclass(child) IS NULL THEN
      -- Two processes at midnight: the second waits here, then finds the first's table. It has to ask with IF NOT EXISTS:
      -- to_regclass would answer from what this session remembers, which is that there was none.
      PERFORM pg_advisory_xact_lock(hashtext('ensure_day'));
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', child, parent, wanted, wanted + 1);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
INSERT INTO "publication" ("only") VALUES (1);
--> statement-breakpoint
INSERT INTO "shard" ("shard") SELECT generate_series(0, 31);
--> statement-breakpoint
INSERT INTO "shard_lease" ("shard") SELECT generate_series(0, 31);
