-- Play money comes from the sandbox and from a processor's test mode; a bank transfer is never play.
ALTER TABLE "Order" DROP CONSTRAINT order_sandbox_is_test;
ALTER TABLE "Order" ADD CONSTRAINT order_play_money_is_test
  CHECK (CASE provider WHEN 'sandbox' THEN test WHEN 'manual' THEN NOT test ELSE true END);
