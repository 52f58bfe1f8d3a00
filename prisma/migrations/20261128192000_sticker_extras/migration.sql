-- What goes with a sticker besides its picture: a sound, an effect. Nothing does, so far.
ALTER TABLE "Sticker" ADD COLUMN "extras" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "PublishedSticker" ADD COLUMN "extras" JSONB NOT NULL DEFAULT '{}';
