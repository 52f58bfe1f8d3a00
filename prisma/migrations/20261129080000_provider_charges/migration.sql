-- CreateIndex
CREATE INDEX "ProviderMovement_provider_kind_idx" ON "ProviderMovement"("provider", "kind");

-- A line that left for what the bank charges is booked as that.
ALTER TABLE "BankLine" DROP CONSTRAINT bank_line_state_known;
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_state_known CHECK (state IN ('waiting', 'booked', 'charged', 'set_aside'));
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_charged_left CHECK (state <> 'charged' OR minor < 0);
