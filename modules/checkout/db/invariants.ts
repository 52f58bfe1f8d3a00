import type { Db } from '@/infra/db'

/**
 * What must always be so, as questions whose answer is "no rows". The numbers are those of docs/money.md, and a test
 * compares them. Only what no constraint can hold alone is here: what a trigger holds is listed there with its name.
 */
export const INVARIANTS: Record<number, string> = {
  1: `SELECT e.id FROM "JournalEntry" e LEFT JOIN "Posting" p ON p."entryId" = e.id
      GROUP BY e.id, p.currency, p.book HAVING coalesce(sum(p."amountMinor"), 1) <> 0`,
  2: `SELECT o.id FROM "Order" o LEFT JOIN "JournalEntry" e
        ON e.key = CASE o.kind WHEN 'topup' THEN 'topup:' ELSE 'sale:' END || o.id
      WHERE (o.state IN ('paid', 'refunded')) <> (e.id IS NOT NULL)`,
  3: `SELECT l.id FROM "OrderLine" l JOIN "Order" o ON o.id = l."orderId" LEFT JOIN "Entitlement" n ON n."lineId" = l.id
      LEFT JOIN "Gift" g ON g."lineId" = l.id
      LEFT JOIN "Entitlement" other ON other."userId" = n."userId" AND other."packId" = n."packId" AND other."endedAt" IS NULL AND other.id <> n.id
      WHERE (o.state = 'paid' AND l."refundedMinor" < l."grossMinor" AND (NOT o.gift OR g."claimedAt" IS NOT NULL) AND other.id IS NULL
          AND NOT EXISTS (SELECT FROM "Dispute" d WHERE d."orderId" = o.id AND d.stage IN ('open', 'lost') AND NOT d.surplus))
        IS DISTINCT FROM (n.id IS NOT NULL AND n."endedAt" IS NULL)`,
  4: `SELECT n.id FROM "Entitlement" n LEFT JOIN "OrderLine" l ON l.id = n."lineId" LEFT JOIN "Order" o ON o.id = l."orderId"
      LEFT JOIN "Gift" g ON g."lineId" = n."lineId"
      WHERE (n.source = 'purchase' OR n."lineId" IS NOT NULL) AND (o.id IS NULL OR l."packId" <> n."packId"
        OR (n.source = 'gift') <> o.gift OR CASE WHEN o.gift THEN g."claimedBy" ELSE o."buyerId" END IS DISTINCT FROM n."userId")`,
  5: `SELECT l.id FROM "OrderLine" l LEFT JOIN "OrderShare" s ON s."lineId" = l.id
      GROUP BY l.id HAVING l."grossMinor" <> l."taxMinor" + l."feeMinor" + coalesce(sum(s.minor), 0)`,
  6: `SELECT o.id FROM "Order" o JOIN "OrderLine" l ON l."orderId" = o.id
      GROUP BY o.id HAVING o."totalMinor" <> sum(l."grossMinor")`,
  7: `SELECT s."lineId" FROM "OrderShare" s JOIN "OrderLine" l ON l.id = s."lineId" JOIN "Order" o ON o.id = l."orderId"
      LEFT JOIN "JournalEntry" e ON e.key = 'sale:' || o.id
      LEFT JOIN "Posting" p ON p."entryId" = e.id AND p."lineId" = s."lineId"
        AND p."accountPath" = CASE WHEN o.test THEN 'test:' ELSE '' END || 'payable:' || s."userId" || ':pending:' || o.currency
      WHERE e.id IS NOT NULL AND s.minor <> coalesce(-p."amountMinor", 0)`,
  8: `WITH booked AS (
        SELECT p."accountPath" AS path, sum(p."amountMinor") AS minor FROM "Posting" p
        JOIN "LedgerAccount" a ON a.path = p."accountPath"
        JOIN "JournalEntry" e ON e.id = p."entryId" LEFT JOIN "JournalEntry" first ON first.id = e."reversesId"
        WHERE a.kind = 'asset' AND a.path NOT LIKE '%dispute_receivable:%' AND a.path NOT LIKE '%stars_owed:%' AND coalesce(first.kind, e.kind) NOT IN ('to_bank', 'provider_charge') GROUP BY 1),
      told AS (
        SELECT CASE WHEN o.test THEN 'test:' ELSE '' END
            || CASE WHEN p.provider = 'manual' THEN 'bank' ELSE 'psp:' || p.provider END || ':' || p.currency AS path,
          sum(p."capturedMinor" - coalesce(p."feeMinor", 0)) - coalesce(sum((
            SELECT sum(b."amountMinor") FROM "JournalEntry" e JOIN "Posting" b ON b."entryId" = e.id
            WHERE starts_with(e.key, 'sent_back:' || p.id || ':') AND b."amountMinor" > 0)), 0)
            - coalesce(sum((SELECT sum(r."amountMinor") FROM "Refund" r WHERE r."paymentId" = p.id AND r.state = 'done')), 0)
            - coalesce(sum((SELECT sum(CASE WHEN d.stage IN ('open', 'lost') THEN d."amountMinor" ELSE 0 END + d."feeMinor")
              FROM "Dispute" d WHERE d."paymentId" = p.id AND d.stage <> 'inquiry')), 0) AS minor
        FROM "Payment" p JOIN "Order" o ON o.id = p."orderId" WHERE p.provider <> 'wallet' GROUP BY 1),
      left_by AS (
        SELECT CASE WHEN provider = 'manual' THEN 'bank' ELSE 'psp:' || provider END || ':' || currency AS path,
          sum(CASE WHEN state = 'paid' THEN "amountMinor" - "withheldMinor" ELSE 0 END + coalesce("feeMinor", 0)) AS minor
        FROM "Payout" WHERE "paidAt" IS NOT NULL GROUP BY 1)
      SELECT path FROM booked FULL JOIN told USING (path) FULL JOIN left_by USING (path)
      WHERE coalesce(booked.minor, 0) <> coalesce(told.minor, 0) - coalesce(left_by.minor, 0)`,
  9: `SELECT p.id FROM "Payment" p JOIN "SandboxCharge" c ON c.ref = p.ref
      WHERE p."capturedMinor" <> c."capturedMinor" AND c."updatedAt" < now() - interval '5 minutes'
        AND (p."askAt" IS NULL OR p."askAt" < now() - interval '5 minutes')`,
  10: `SELECT id FROM "Payment" WHERE "capturedMinor" > 0 AND "capturedMinor" <> "amountMinor" AND alarm IS NULL`,
  11: `SELECT l."packId" FROM "OrderLine" l JOIN "Order" o ON o.id = l."orderId" JOIN "OrderShare" s ON s."lineId" = l.id
      WHERE s."userId" = o."buyerId"`,
  12: `SELECT path FROM "LedgerAccount" a JOIN "Posting" p ON p."accountPath" = a.path
      WHERE a.guarded GROUP BY path HAVING sum(p."amountMinor") > 0`,
  13: `SELECT o.id FROM "Order" o JOIN "JournalEntry" e ON e.key = 'sale:' || o.id WHERE o.test <> (e.book = 'test')`,
  14: `SELECT "packId" FROM "PackShare" GROUP BY "packId" HAVING sum(points) <> 10000`,
  15: `SELECT number FROM (
        SELECT number, seal = audit_seal(e, coalesce(lag(seal) OVER turn, ''))
          AND number = coalesce(lag(number) OVER turn, 0) + 1 AS fits
        FROM "AuditEntry" e WINDOW turn AS (ORDER BY number)) log WHERE NOT fits`,
  16: `SELECT id, name FROM pgboss.job WHERE state = 'active' AND started_on + expire_in < now() - interval '5 minutes'`,
  17: `SELECT p.id FROM "Pack" p LEFT JOIN "PublishedVersion" v ON v.id = p."versionId" AND v."packId" = p.id
      WHERE p.state = 'on_sale' AND NOT EXISTS (SELECT FROM "PublishedSticker" s WHERE s."versionId" = v.id)`,
  27: `SELECT p.id FROM "Payout" p
      LEFT JOIN "Posting" t ON t."accountPath" = 'in_transit:' || p.id || ':' || p.currency
      GROUP BY p.id HAVING coalesce(-sum(t."amountMinor"), 0)
        <> CASE WHEN p.state IN ('requested', 'approved', 'sent') THEN p."amountMinor" ELSE 0 END
      UNION ALL SELECT a.path FROM "LedgerAccount" a WHERE a.path LIKE '%in_transit:%'
        AND NOT EXISTS (SELECT FROM "Payout" p WHERE a.path = 'in_transit:' || p.id || ':' || p.currency)`,
  28: `SELECT p.id FROM "Payout" p JOIN "PayoutCall" c ON c."payoutId" = p.id AND c.state = 'pending' WHERE p.state <> 'sent'
      UNION ALL SELECT id FROM "Payout" p WHERE state = 'sent' AND provider <> 'manual'
        AND NOT EXISTS (SELECT FROM "PayoutCall" c WHERE c."payoutId" = p.id AND c.state = 'pending')`,
  32: `SELECT l.id FROM "OrderLine" l LEFT JOIN "RefundLine" r ON r."lineId" = l.id LEFT JOIN "Refund" f ON f.id = r."refundId"
      GROUP BY l.id HAVING l."refundedMinor" <> coalesce(sum(r.minor) FILTER (WHERE f.state = 'done'), 0)
        OR l."refundingMinor" <> coalesce(sum(r.minor) FILTER (WHERE f.state = 'pending'), 0)`,
  33: `SELECT f.id FROM "Refund" f LEFT JOIN "JournalEntry" e ON e.key = 'refund:' || f.id
      WHERE (f.state = 'done') <> (e.id IS NOT NULL AND NOT EXISTS (SELECT FROM "JournalEntry" back WHERE back."reversesId" = e.id))`,
  34: `SELECT o.id FROM "Order" o JOIN "OrderLine" l ON l."orderId" = o.id GROUP BY o.id
      HAVING (o.state = 'refunded') <> bool_and(l."refundedMinor" = l."grossMinor")`,
  39: `SELECT c.id FROM "DiscountCode" c LEFT JOIN "CodeUse" u ON u."codeId" = c.id AND u.state IN ('reserved', 'used')
      GROUP BY c.id HAVING c.taken <> count(u."orderId")
      UNION ALL SELECT u."orderId" FROM "CodeUse" u JOIN "Order" o ON o.id = u."orderId"
      WHERE (CASE o.state WHEN 'created' THEN u.state = 'reserved' WHEN 'canceled' THEN u.state = 'released'
        WHEN 'expired' THEN u.state = 'released' ELSE u.state IN ('used', 'late') END) IS NOT TRUE
      UNION ALL SELECT l."orderId" FROM "OrderLine" l LEFT JOIN "CodeUse" u ON u."orderId" = l."orderId"
      GROUP BY l."orderId", u.minor HAVING sum(l."discountMinor") <> coalesce(u.minor, 0)`,
  41: `SELECT d.id FROM "Dispute" d LEFT JOIN "Posting" p
        ON p."accountPath" IN ('dispute_receivable:' || d.id || ':' || d.currency, 'test:dispute_receivable:' || d.id || ':' || d.currency)
      GROUP BY d.id HAVING coalesce(sum(p."amountMinor"), 0) <> CASE d.stage WHEN 'open' THEN d."amountMinor" ELSE 0 END`,
  42: `SELECT l.id FROM "OrderLine" l WHERE l."disputedMinor" <> coalesce((
        SELECT sum((part->>'minor')::bigint) FROM "Dispute" d, jsonb_array_elements(d.parts) part
        WHERE d."orderId" = l."orderId" AND d.stage IN ('open', 'lost') AND part->>'lineId' = l.id), 0)`,
  44: `SELECT coalesce(w."userId", b.owner) FROM "WalletBalance" w FULL JOIN (
        SELECT a."ownerId" AS owner, a.book, a.currency,
          coalesce(-sum(p."amountMinor") FILTER (WHERE a.path LIKE '%:paid:%'), 0) AS paid,
          coalesce(-sum(p."amountMinor") FILTER (WHERE a.path LIKE '%:promo:%'), 0) AS promo
        FROM "LedgerAccount" a JOIN "Posting" p ON p."accountPath" = a.path
        WHERE a.path LIKE 'wallet:%' OR a.path LIKE 'test:wallet:%' GROUP BY 1, 2, 3) b
      ON b.owner = w."userId" AND b.book = w.book AND b.currency = w.currency
      WHERE (w."paidMinor", w."promoMinor") IS DISTINCT FROM (b.paid, b.promo)`,
  46: `SELECT concat_ws(' ', series, book, year) FROM (
        SELECT series, book, year, count(*) AS papers, max(no) AS highest FROM "Paper" GROUP BY 1, 2, 3) p
      FULL JOIN "PaperSeries" s USING (series, book, year)
      WHERE p.papers IS DISTINCT FROM p.highest OR p.highest IS DISTINCT FROM s.last`,
  47: `SELECT coalesce(r.id, p."refundId") FROM "Refund" r FULL JOIN "Paper" p ON p."refundId" = r.id
        WHERE (r.state = 'done' AND p.no IS NULL) OR (p."refundId" IS NOT NULL AND r.state = 'pending')
      UNION ALL SELECT o.id FROM "Payout" o LEFT JOIN "Paper" p ON p."payoutId" = o.id
        WHERE (o."paidAt" IS NOT NULL) <> (p.no IS NOT NULL)`,
  49: `SELECT o.id FROM "Payout" o LEFT JOIN "JournalEntry" e ON e.key = 'popaid:' || o.id
      LEFT JOIN "Posting" p ON p."entryId" = e.id AND p."accountPath" = 'withholding:' || o."withheldCountry" || ':' || o.currency
      WHERE e.id IS NOT NULL AND o."withheldMinor" <> coalesce(-p."amountMinor", 0)`,
  50: `SELECT path FROM (
        SELECT "accountPath" AS path, -sum("amountMinor") AS minor FROM "Posting"
        WHERE "accountPath" LIKE 'wallet:%:back:%' OR "accountPath" LIKE 'test:wallet:%:back:%' GROUP BY 1) apart
      FULL JOIN (
        SELECT CASE WHEN o.test THEN 'test:' ELSE '' END || 'wallet:' || o."buyerId" || ':back:' || r.currency AS path, sum(r."amountMinor") AS minor
        FROM "Refund" r JOIN "Order" o ON o.id = r."orderId" WHERE o.kind = 'topup' AND r.state = 'pending' GROUP BY 1) asked USING (path)
      WHERE coalesce(apart.minor, 0) <> coalesce(asked.minor, 0)`,
  52: `SELECT p.id FROM "Payout" p LEFT JOIN "JournalEntry" e ON e.key = 'pofee:' || p.id
      LEFT JOIN "Posting" f ON f."entryId" = e.id AND f."accountPath" = 'payout_fee:' || p.currency
      WHERE coalesce(p."feeMinor", 0) <> coalesce(f."amountMinor", 0)`,
  53: `SELECT path FROM (
        SELECT "accountPath" AS path, -sum("amountMinor") AS minor FROM "Posting"
        WHERE "accountPath" LIKE '%wallet:%:held:%' OR "accountPath" LIKE '%unmatched_held:%' GROUP BY 1) apart
      FULL JOIN (
        SELECT CASE WHEN o.test THEN 'test:' ELSE '' END
            || CASE WHEN d.surplus THEN 'unmatched_held:' || d.provider ELSE 'wallet:' || o."buyerId" || ':held' END || ':' || d.currency AS path,
          sum(d."heldMinor") AS minor
        FROM "Dispute" d JOIN "Order" o ON o.id = d."orderId" WHERE d.stage = 'open' GROUP BY 1) asked USING (path)
      WHERE coalesce(apart.minor, 0) <> coalesce(asked.minor, 0)`,
  54: `SELECT key FROM (
        SELECT e.key, -p."amountMinor" AS minor, p."accountPath" AS path FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id
        WHERE e.kind = 'provider_charge' AND p."accountPath" NOT LIKE '%provider_charge:%') e
      FULL JOIN (
        SELECT 'charge:manual:' || hash AS key, -minor AS minor, 'bank:' || currency AS path, true AS booked FROM "BankLine" WHERE state = 'charged'
        UNION ALL SELECT 'charge:' || provider || ':' || id, -minor,
          CASE WHEN test THEN 'test:' ELSE '' END || 'psp:' || provider || ':' || currency, false FROM "ProviderMovement") said USING (key)
      WHERE (e.minor IS NOT NULL OR said.booked) AND (e.minor, e.path) IS DISTINCT FROM (said.minor, said.path)`,
}

export interface Broken {
  invariant: number
  /** What breaks it, by id or path: the first twenty. */
  subjects: string[]
}

/** The invariants that do not hold, each with some of what breaks it. */
export async function findBroken(db: Db): Promise<Broken[]> {
  const broken: Broken[] = []
  for (const [number, sql] of Object.entries(INVARIANTS)) {
    // Our own constant text; a reader of these wants to paste them at a psql prompt as they are.
    const rows = await db.$queryRawUnsafe<object[]>(`${sql} LIMIT 20`)
    const subjects = rows.map((row) => String(Object.values(row)[0]))
    if (rows.length > 0) broken.push({ invariant: Number(number), subjects })
  }
  return broken
}
