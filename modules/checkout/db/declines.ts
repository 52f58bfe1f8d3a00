import type { Db } from '@/infra/db'
import type { DeclinesBy } from '../declines'

/** Who begins a payment, as it is counted by. */
export interface Starter {
  buyerId: string
  network: string
  mailbox: string
}

/** Write down where a payment is begun from; a payment that is gone on with elsewhere is from there now. */
export async function storeStart(db: Db, paymentId: string, starter: Starter, at: Date): Promise<void> {
  const data = { ...starter, at }
  await db.paymentStart.upsert({ where: { paymentId }, create: { paymentId, ...data }, update: data, select: { paymentId: true } }) // prettier-ignore
}

/** Who began a payment; null when no request did, or when it was days ago. */
export function findStarter(db: Db, paymentId: string): Promise<Starter | null> {
  return db.paymentStart.findUnique({
    where: { paymentId },
    select: { buyerId: true, network: true, mailbox: true },
  })
}

/** One event counts once, however often it is told. */
export async function insertDecline(
  db: Db,
  decline: Starter & { eventId: string; paymentId: string; at: Date },
): Promise<void> {
  await db.decline.createMany({ data: [decline], skipDuplicates: true })
}

/** Declines of the same account, mailbox and network since a moment. Each rides an index of its own. */
export async function countDeclines(db: Db, { buyerId, network, mailbox }: Starter, since: Date): Promise<DeclinesBy> {
  const [row] = await db.$queryRaw<
    { a: number; al: Date | null; m: number; ml: Date | null; n: number; nl: Date | null }[]
  >` 
    SELECT a.n AS a, a.last AS al, m.n AS m, m.last AS ml, w.n AS n, w.last AS nl
    FROM (SELECT count(*)::int AS n, max(at) AS last FROM "Decline" WHERE "buyerId" = ${buyerId} AND at > ${since}) a,
      (SELECT count(*)::int AS n, max(at) AS last FROM "Decline" WHERE mailbox = ${mailbox} AND at > ${since}) m,
      (SELECT count(*)::int AS n, max(at) AS last FROM "Decline" WHERE network = ${network} AND at > ${since}) w`
  return {
    account: { count: row?.a ?? 0, last: row?.al ?? null },
    mailbox: { count: row?.m ?? 0, last: row?.ml ?? null },
    network: { count: row?.n ?? 0, last: row?.nl ?? null },
  }
}

/** Nothing is counted for longer than a day; who tried is nobody's business after. Rides the indexes on `at`. */
export async function forgetDeclinesBefore(db: Db, time: Date): Promise<void> {
  await db.decline.deleteMany({ where: { at: { lt: time } } })
  await db.paymentStart.deleteMany({ where: { at: { lt: time } } })
}
