-- When a call went out last, beside the time of its first try, by which the provider's memory of its key is counted.
ALTER TABLE "platform_action" ADD COLUMN "sent_at" timestamp (3) with time zone;
