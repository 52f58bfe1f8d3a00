-- The shop's terms, by version, and who accepted which (docs/money.md, "Terms").
CREATE TABLE "ShopTerms" (
    "version" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "textEn" TEXT NOT NULL,
    "textAr" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShopTerms_pkey" PRIMARY KEY ("version")
);
CREATE TABLE "TermsAnswer" (
    "artistId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TermsAnswer_pkey" PRIMARY KEY ("artistId","version","accepted")
);
ALTER TABLE "TermsAnswer" ADD CONSTRAINT "TermsAnswer_version_fkey" FOREIGN KEY ("version") REFERENCES "ShopTerms"("version") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ShopTerms" ADD CONSTRAINT shop_terms_whole CHECK (version > 0 AND points BETWEEN 0 AND 10000 AND "textEn" <> '' AND "textAr" <> '');
CREATE TRIGGER shop_terms_insert_only BEFORE UPDATE OR DELETE ON "ShopTerms" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER shop_terms_no_truncate BEFORE TRUNCATE ON "ShopTerms" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER terms_answer_insert_only BEFORE UPDATE OR DELETE ON "TermsAnswer" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER terms_answer_no_truncate BEFORE TRUNCATE ON "TermsAnswer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
