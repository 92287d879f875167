-- Systems of the shop's own, by their OpenAPI documents: each document that is read is a revision, with the operations that steps can call.
CREATE TABLE "api" (
	"workspace_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"connection_id" uuid,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "api_revision" (
	"workspace_id" uuid NOT NULL,
	"api_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"title" text NOT NULL,
	"version" text NOT NULL,
	"about" text NOT NULL,
	"server" text NOT NULL,
	"digest" text NOT NULL,
	"left_out" jsonb NOT NULL,
	"read_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_by" text NOT NULL,
	CONSTRAINT "api_revision_api_id_revision_pk" PRIMARY KEY("api_id","revision")
);
--> statement-breakpoint
CREATE TABLE "api_operation" (
	"workspace_id" uuid NOT NULL,
	"api_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"place" integer NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"title" text NOT NULL,
	"tag" text NOT NULL,
	"described" jsonb NOT NULL,
	CONSTRAINT "api_operation_api_id_revision_key_pk" PRIMARY KEY("api_id","revision","key")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_name" ON "api" USING btree ("workspace_id",lower("name")) WHERE deleted_at is null;
--> statement-breakpoint
ALTER TABLE "api_revision" ADD CONSTRAINT "api_revision_api_id_api_id_fk" FOREIGN KEY ("api_id") REFERENCES "api"("id") ON DELETE cascade;
--> statement-breakpoint
ALTER TABLE "api_operation" ADD CONSTRAINT "api_operation_api_id_revision_api_revision_api_id_revision_fk" FOREIGN KEY ("api_id","revision") REFERENCES "api_revision"("api_id","revision") ON DELETE cascade;
