import { db, type Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { pagePicturePaths } from '@/modules/imaging/page-picture'
import { findArtistPageRow, findProfileRows, updateUser, writeArtistPage } from './db/users'

/** What an artist may show in numbers, in the order in which it stands on the page. */
export const FIGURES = ['owners', 'stickers', 'followers', 'stars', 'since'] as const
export type Figure = (typeof FIGURES)[number]

export interface ArtistPage {
  bannerKey: string | null
  terms: string
  figures: Figure[]
  shareKey: string | null
}

const PLAIN: ArtistPage = { bannerKey: null, terms: '', figures: [], shareKey: null }

/** How somebody's page looks and what it tells; as it is by itself until they change it. */
export async function findArtistPage(userId: string): Promise<ArtistPage> {
  const row = await findArtistPageRow(db, userId)
  return row ? { ...row, figures: FIGURES.filter((figure) => row.figures.includes(figure)) } : PLAIN
}

/** Keep a change of it, in the caller's transaction, who has seen to who may. Pages that show it are rendered anew. */
export async function keepArtistPage(tx: Tx, userId: string, change: Partial<ArtistPage>): Promise<void> {
  await writeArtistPage(tx, userId, change)
  await purge(tx, [`artist:${userId}`])
}

export async function keepPortrait(tx: Tx, userId: string, avatarKey: string | null): Promise<void> {
  await updateUser(tx, userId, { avatarKey })
  await purge(tx, [`artist:${userId}`])
}

/** In storage, the files of somebody's banner and portrait: for whoever takes them away. */
export async function findPagePictures(tx: Tx, userId: string): Promise<string[]> {
  const banner = (await findArtistPageRow(tx, userId))?.bannerKey
  const portrait = (await findProfileRows(tx, [userId]))[0]?.avatarKey
  return [
    ...(banner ? pagePicturePaths('banner', banner) : []),
    ...(portrait ? pagePicturePaths('portrait', portrait) : []),
  ].map(({ path }) => `media/${path}`)
}
