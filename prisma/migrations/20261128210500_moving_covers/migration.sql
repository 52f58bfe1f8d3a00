-- The sticker that a pack's card plays under the pointer: the first one that moves.
ALTER TABLE "Pack" ADD COLUMN "movingKey" TEXT;

UPDATE "Pack" p SET "movingKey" = (
  SELECT s."artKey" FROM "PublishedSticker" s
  WHERE s."versionId" = p."versionId" AND s.kind <> 'still' ORDER BY s.position LIMIT 1
) WHERE p."versionId" IS NOT NULL;
