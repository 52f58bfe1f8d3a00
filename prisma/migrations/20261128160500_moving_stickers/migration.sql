-- Stickers that move: what the file is, and how long it plays. All that was there stands still.
ALTER TABLE "Master"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'still',
  ADD COLUMN "frames" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "durationMs" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "loops" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "Master_moves" CHECK ((kind = 'still') = (frames = 1) AND (kind = 'still') = ("durationMs" = 0));

ALTER TABLE "PublishedSticker"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'still',
  ADD COLUMN "frames" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "durationMs" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "PublishedSticker_moves" CHECK ((kind = 'still') = (frames = 1) AND (kind = 'still') = ("durationMs" = 0));
