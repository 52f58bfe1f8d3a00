-- How likely a model holds it that somebody bare is shown, in thousandths: of a sticker, and the most of a case, by which the queue can be sorted.
ALTER TABLE "CaseFinding" ADD COLUMN "nudity" SMALLINT CHECK ("nudity" BETWEEN 0 AND 1000);
ALTER TABLE "Case" ADD COLUMN "nudity" SMALLINT NOT NULL DEFAULT 0 CHECK ("nudity" BETWEEN 0 AND 1000);
CREATE INDEX "Case_state_nudity_openedAt_id_idx" ON "Case" ("state", "nudity" DESC, "openedAt", "id");
