-- counted by the counters and looked at for every open screen, without reading journals: 20,922 pages at 100,000 parked runs before
CREATE INDEX "run_live_changed" ON "run_live" USING btree ("workspace_id","updated_at","status");
