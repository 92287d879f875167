-- Which order a payment was of, by the number that its provider knows it by.
CREATE TABLE "shop_payment" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	CONSTRAINT "shop_payment_workspace_id_id_order_id_pk" PRIMARY KEY("workspace_id","id","order_id")
);
--> statement-breakpoint
INSERT INTO "shop_payment" ("workspace_id", "id", "order_id")
SELECT DISTINCT o."workspace_id", p ->> 'id', o."id"
FROM "shop_order" o CROSS JOIN LATERAL json_array_elements(o."document"::json -> 'payments') AS p
WHERE o."document" LIKE '%"payments":[%' AND coalesce(p ->> 'id', '') <> '';
