-- What rankings are made of, by the day on which the new owners' accounts were opened, and how many of them paid
-- (modules/catalog/ranking.ts). Rankings look back a week: what lies longer ago is not worked out anew.
DROP TABLE "PackDay";
CREATE TABLE "PackDay" (
    "packId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "joinedOn" DATE NOT NULL,
    "newOwners" INTEGER NOT NULL DEFAULT 0,
    "newBuyers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PackDay_pkey" PRIMARY KEY ("packId", "day", "joinedOn")
);
CREATE INDEX "PackDay_day_joinedOn_idx" ON "PackDay"("day", "joinedOn");

INSERT INTO "PackDay" ("packId", day, "joinedOn", "newOwners", "newBuyers")
SELECT e."packId", (e."grantedAt" AT TIME ZONE 'utc')::date, (u."createdAt" AT TIME ZONE 'utc')::date, count(*), count(l.id)
FROM "Entitlement" e JOIN "User" u ON u.id = e."userId" LEFT JOIN "OrderLine" l ON l.id = e."lineId" AND l."grossMinor" > 0
WHERE e."grantedAt" > now() - interval '31 days' AND e."endedAt" IS NULL
  AND NOT EXISTS (SELECT FROM "Entitlement" b WHERE b."userId" = e."userId" AND b."packId" = e."packId" AND b."grantedAt" < e."grantedAt")
  AND NOT EXISTS (SELECT FROM "PackShare" s WHERE s."packId" = e."packId" AND s."userId" = e."userId")
GROUP BY 1, 2, 3;

-- As before, and it writes down how old the account is and whether its owner paid for the pack: by the first reason he owned it
-- for, which is the one that counts.
CREATE OR REPLACE FUNCTION count_pack_owner(subject text, owner text, on_day date, change int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  joined date;
  paid int;
BEGIN
  UPDATE "Pack" SET "ownerCount" = greatest(0, "ownerCount" + change)
    WHERE id = subject AND NOT EXISTS (SELECT FROM "PackShare" s WHERE s."packId" = subject AND s."userId" = owner);
  IF NOT FOUND THEN RETURN; END IF;
  SELECT (u."createdAt" AT TIME ZONE 'utc')::date, coalesce((
      SELECT (l."grossMinor" > 0)::int FROM "Entitlement" e LEFT JOIN "OrderLine" l ON l.id = e."lineId"
      WHERE e."userId" = owner AND e."packId" = subject ORDER BY e."grantedAt" LIMIT 1), 0)
    INTO joined, paid FROM "User" u WHERE u.id = owner;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO "PackDay" AS kept ("packId", day, "joinedOn", "newOwners", "newBuyers")
    VALUES (subject, on_day, joined, greatest(0, change), greatest(0, change * paid))
    ON CONFLICT ("packId", day, "joinedOn") DO UPDATE
    SET "newOwners" = greatest(0, kept."newOwners" + change), "newBuyers" = greatest(0, kept."newBuyers" + change * paid);
END $$;
