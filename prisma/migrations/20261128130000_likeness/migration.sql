CREATE TABLE "Look" (
    "masterHash" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "bits" BIGINT NOT NULL,
    "mirrored" BIGINT NOT NULL,

    CONSTRAINT "Look_pkey" PRIMARY KEY ("masterHash","ground")
);

CREATE TABLE "Likeness" (
    "oneHash" TEXT NOT NULL,
    "otherHash" TEXT NOT NULL,
    "distance" SMALLINT NOT NULL,
    "mirrored" BOOLEAN NOT NULL,

    CONSTRAINT "Likeness_pkey" PRIMARY KEY ("oneHash","otherHash")
);

CREATE INDEX "Likeness_otherHash_idx" ON "Likeness"("otherHash");

ALTER TABLE "Look" ADD CONSTRAINT look_ground_known CHECK (ground IN ('white', 'black'));
ALTER TABLE "Likeness" ADD CONSTRAINT likeness_in_order CHECK ("oneHash" < "otherHash");

-- The bands of modules/likeness/bands.ts: an ordinary index each, and hashes a few bits apart share the key of one.
CREATE INDEX look_band_1 ON "Look" (((bits >> 43) & 2097151));
CREATE INDEX look_band_2 ON "Look" (((bits >> 22) & 2097151));
CREATE INDEX look_band_3 ON "Look" ((bits & 4194303));
