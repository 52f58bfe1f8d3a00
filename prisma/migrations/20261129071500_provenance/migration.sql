-- What an uploaded file said of where it comes from (C2PA), beside the sticker it became.
ALTER TABLE "Sticker" ADD COLUMN "provenance" JSONB;
