import type { Db, Tx } from '@/infra/db'
import { db } from '@/infra/db'
import { findPackRow, findPackRows, lockPack, type Pack } from './db/packs'
import { findVersionRow, type PublishedSticker } from './db/versions'
import { packNotFound } from './refusals'
import { readSlug } from './slug'

export type { Pack } from './db/packs'

/** A pack by its id, in any state: for its artist and those who moderate. @throws Refusal `catalog.pack_not_found` (404) */
export async function findPack(db: Db, packId: string): Promise<Pack> {
  const pack = await findPackRow(db, { id: packId })
  if (!pack) throw packNotFound()
  return pack
}

/** The same, and nobody else moves it until this transaction ends. */
export async function holdPack(tx: Tx, packId: string): Promise<Pack> {
  const pack = await lockPack(tx, packId)
  if (!pack) throw packNotFound()
  return pack
}

/** Packs by their ids, in any state: for those who own them. */
export async function findPacks(db: Db, packIds: readonly string[]): Promise<Map<string, Pack>> {
  return new Map((await findPackRows(db, packIds)).map((pack) => [pack.id, pack]))
}

/** A pack as its page shows it: the listing and every sticker in order. */
export interface PackPage extends Pack {
  versionId: string
  number: number
  publishedAt: Date
  stickers: PublishedSticker[]
}

/** What stands at an address of the shop. Undefined when nothing is on sale there: never published, stopped or banned. */
export async function findPackBySlug(slug: string): Promise<PackPage | undefined> {
  const pack = await findPackRow(db, { slug: readSlug(slug) })
  if (pack?.state !== 'on_sale' || !pack.versionId) return undefined
  const version = await findVersionRow(db, pack.versionId)
  if (!version) return undefined
  const { id: versionId, number, publishedAt, stickers } = version
  return { ...pack, versionId, number, publishedAt, stickers }
}

/** The id of whatever stands, or stood before it was stopped or banned, at an address: for those who moderate. */
export async function findPackIdByAddress(db: Db, slug: string): Promise<string | undefined> {
  return (await findPackRow(db, { slug: readSlug(slug) }))?.id
}

/** What can be bought now: price, shares in their order, and the version. Undefined when it is not on sale. */
export async function findPackForSale(tx: Db, packId: string): Promise<(Pack & { versionId: string }) | undefined> {
  const pack = await findPackRow(tx, { id: packId })
  if (pack?.state !== 'on_sale' || !pack.versionId) return undefined
  return { ...pack, versionId: pack.versionId }
}
