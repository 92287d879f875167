-- The newest change of a shop's conversations, asked for twice a second while somebody watches.
CREATE INDEX "conversation_changed" ON "conversation" USING btree ("workspace_id","updated_at" DESC NULLS LAST);
