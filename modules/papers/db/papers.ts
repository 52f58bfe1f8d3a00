import { Prisma, type Db, type Tx } from '@/infra/db'
import type { Paper, Party, Series } from '../paper'

const columns = {
  series: true,
  book: true,
  year: true,
  no: true,
  orderId: true,
  refundId: true,
  payoutId: true,
  buyer: true,
  seller: true,
  issuedAt: true,
} as const

function toPaper(row: Prisma.PaperGetPayload<{ select: typeof columns }>): Paper {
  return {
    ...row,
    series: row.series as Series,
    book: row.book as Paper['book'],
    buyer: row.buyer as unknown as Party | null,
    seller: row.seller as unknown as Party | null,
  }
}

/** The invoice of an order, the credit note of a refund or the statement of a payout, once it is issued. */
export async function findPaper(
  db: Db,
  where: { series: 'invoice'; orderId: string } | { refundId: string } | { payoutId: string },
): Promise<Paper | undefined> {
  const row = await db.paper.findFirst({ where, select: columns })
  return row ? toPaper(row) : undefined
}

/** All papers of an order: its invoice, and the credit notes of what went back. */
export async function findPapersOf(db: Db, orderId: string): Promise<Paper[]> {
  const rows = await db.paper.findMany({ where: { orderId }, select: columns, orderBy: { issuedAt: 'asc' } })
  return rows.map(toPaper)
}

/** Issue an invoice. The database numbers it (see number_paper in the migration `papers`). */
export async function insertInvoice(
  tx: Tx,
  {
    orderId,
    userId,
    book,
    buyer,
    seller,
  }: { orderId: string; userId: string; book: string; buyer: Party; seller: Party },
): Promise<void> {
  const [its, ours] = [buyer, seller].map((party) => JSON.stringify(party))
  await tx.$executeRaw`
    INSERT INTO "Paper" (series, book, year, no, "orderId", "userId", buyer, seller)
    VALUES ('invoice', ${book}, 0, 0, ${orderId}, ${userId}, ${its}::jsonb, ${ours}::jsonb)`
}
