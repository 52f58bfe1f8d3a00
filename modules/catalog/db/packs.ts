import { money } from '@/core/money'
import type { Db, Tx } from '@/infra/db'
import type { PackState, Rating } from '../pack'
import type { Pricing } from '../price'

const columns = {
  id: true,
  artistId: true,
  slug: true,
  state: true,
  bannedFrom: true,
  pricing: true,
  priceMinor: true,
  suggestedMinor: true,
  currency: true,
  title: true,
  description: true,
  translations: true,
  languages: true,
  tags: true,
  category: true,
  rating: true,
  stickerCount: true,
  cardKey: true,
  coverKey: true,
  coverKeys: true,
  movingKey: true,
  versionId: true,
  ownerCount: true,
  reviewCount: true,
  reviewSum: true,
  onSaleAt: true,
  pickedAt: true,
  shares: { select: { userId: true, position: true, points: true, part: true }, orderBy: { position: 'asc' } },
} as const

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>

function findRow(db: Db, where: { id: string } | { slug: string }) {
  return db.pack.findUnique({ where, select: columns })
}

/** A row as the rest of the product speaks of it: the price as one amount, texts of the database as the words they can be. */
function toPack({ pricing, priceMinor, suggestedMinor, currency, state, bannedFrom, rating, ...row }: Row) {
  return {
    ...row,
    state: state as PackState,
    bannedFrom: bannedFrom as PackState | null,
    rating: rating as Rating,
    pricing: pricing as Pricing,
    price: money(priceMinor, currency),
    /** What the artist suggests, for a pack whose buyer chooses. */
    suggested: suggestedMinor === null ? undefined : money(suggestedMinor, currency),
  }
}

/** A pack as the shop knows it. Tags are as in addresses. */
export type Pack = ReturnType<typeof toPack>
export type PackShareRow = Pack['shares'][number]

export async function findPackRow(db: Db, where: { id: string } | { slug: string }): Promise<Pack | undefined> {
  const row = await findRow(db, where)
  return row ? toPack(row) : undefined
}

/** These packs, in any state and in no order. */
export async function findPackRows(db: Db, ids: readonly string[]): Promise<Pack[]> {
  const rows = await db.pack.findMany({ where: { id: { in: [...ids] } }, select: columns })
  return rows.map(toPack)
}

/** The pack, locked until the transaction ends: whoever else wants to change its state waits. */
export async function lockPack(tx: Tx, id: string): Promise<Pack | undefined> {
  await tx.$queryRaw`SELECT FROM "Pack" WHERE id = ${id} FOR UPDATE`
  return findPackRow(tx, { id })
}

export function insertPack(
  tx: Tx,
  pack: { id: string; artistId: string; slug: string; title: string; currency: string },
) {
  return tx.pack.create({ data: pack, select: { id: true } })
}

export type PackChange = Parameters<Tx['pack']['update']>[0]['data']

export async function changePack(tx: Db, id: string, data: PackChange): Promise<void> {
  await tx.pack.update({ where: { id }, data, select: { id: true } })
}

/** Put these shares in force. The database adds them up when the transaction ends. */
export async function replaceShares(tx: Tx, packId: string, shares: readonly (PackShareRow & { id: string })[]) {
  await tx.packShare.deleteMany({ where: { packId } })
  await tx.packShare.createMany({ data: shares.map((share) => ({ ...share, packId })) })
}

/**
 * Addresses taken that are `base` or `base-<number>`. Whoever else wants one of these waits until this transaction ends,
 * so that two packs of one name, published at once, both find a free one.
 */
export async function findTakenSlugs(tx: Tx, base: string): Promise<Set<string>> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slug:${base}`}, 0))::text`
  const rows = await tx.pack.findMany({
    where: { OR: [{ slug: base }, { slug: { startsWith: `${base}-` } }] },
    select: { slug: true },
  })
  return new Set(rows.map(({ slug }) => slug))
}

/** See count-owner.ts: the verb itself is SQL, so that settling an order can use it within one statement. */
export async function countOwnerRow(tx: Db, packId: string, userId: string, at: Date, change: 1 | -1): Promise<void> {
  await tx.$queryRaw`SELECT count_pack_owner(${packId}, ${userId}, (${at}::timestamptz AT TIME ZONE 'utc')::date, ${change}::int)::text`
}

export async function findSellingIds(db: Db, artistId: string): Promise<string[]> {
  const rows = await db.pack.findMany({ where: { artistId, state: 'on_sale' }, select: { id: true } })
  return rows.map((row) => row.id)
}

/** Every pack of an artist, in whatever state. */
export async function findPackIds(db: Db, artistId: string): Promise<string[]> {
  const rows = await db.pack.findMany({ where: { artistId }, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map((row) => row.id)
}

/** What is on sale, and what would be again once its takedown ends. */
export async function findSellable(db: Db, artistId: string): Promise<string[]> {
  const rows = await db.pack.findMany({
    where: { artistId, OR: [{ state: 'on_sale' }, { bannedFrom: 'on_sale' }] },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Packs on sale in which somebody has a share, in the order of their ids. Rides the index of shares by person. */
export async function findSharedIds(
  db: Db,
  userId: string,
  { after, take }: { after: string; take: number },
): Promise<string[]> {
  const rows = await db.packShare.findMany({
    where: { userId, packId: { gt: after }, pack: { state: 'on_sale' } },
    orderBy: { packId: 'asc' },
    take,
    select: { packId: true },
  })
  return rows.map(({ packId }) => packId)
}

/** How many packs of each of these artists are in each state. Rides on Pack(artistId). */
export function countByState(db: Db, artistIds: readonly string[]) {
  return db.pack.groupBy({ by: ['artistId', 'state'], where: { artistId: { in: [...artistIds] } }, _count: true })
}
