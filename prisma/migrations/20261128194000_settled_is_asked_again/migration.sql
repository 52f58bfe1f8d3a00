-- As in settle_lean, but a settled payment stays due to be asked about (payments/payment.ts, nextLook): its buyer may have paid
-- twice at one page, and the event of the second time may be lost for good.
CREATE OR REPLACE FUNCTION capture_payment(payment_id text, order_id text, paid_minor bigint, event_id text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  WITH told AS (UPDATE "ProviderEvent" SET "settledAt" = now() WHERE id = event_id)
  UPDATE "Payment" SET state = 'paid', "capturedMinor" = paid_minor, "updatedAt" = now()
    WHERE id = payment_id AND "orderId" = order_id AND "capturedMinor" = 0 AND "amountMinor" = paid_minor;
  RETURN FOUND; -- when not, settle_order undoes both
END $$;
