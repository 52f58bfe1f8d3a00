-- CreateTable
CREATE TABLE "ProviderMovement" (
    "provider" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "minor" BIGINT NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "source" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ProviderMovement_pkey" PRIMARY KEY ("provider","id")
);

-- CreateIndex
CREATE INDEX "ProviderMovement_provider_at_idx" ON "ProviderMovement"("provider", "at");

-- What a processor said of its own balance stays as it was said.
CREATE TRIGGER movement_insert_only BEFORE UPDATE OR DELETE ON "ProviderMovement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER movement_no_truncate BEFORE TRUNCATE ON "ProviderMovement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
