-- Who of the shop's own people looked at what is kept about whom, why, and for how long.
CREATE TABLE "PersonLook" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "PersonLook_pkey" PRIMARY KEY ("id"),
    -- Said, not only pressed; and never open for long.
    CONSTRAINT "PersonLook_note" CHECK (length(btrim("note")) >= 3),
    CONSTRAINT "PersonLook_until" CHECK ("until" > "at" AND "until" <= "at" + interval '1 hour')
);
CREATE INDEX "PersonLook_personId_staffId_until_idx" ON "PersonLook"("personId", "staffId", "until");
CREATE TRIGGER person_look_kept BEFORE UPDATE OR DELETE ON "PersonLook" FOR EACH ROW EXECUTE FUNCTION refuse_change();
