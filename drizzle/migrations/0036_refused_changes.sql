-- What a shop's platform would not do, on the note that tells of it: facts, worded in the reader's language.
ALTER TABLE "team_note" ADD COLUMN "refused" jsonb;
