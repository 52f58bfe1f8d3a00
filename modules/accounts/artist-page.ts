import { type Db, db, type Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { type PagePicture, pagePicturePaths } from '@/modules/imaging/page-picture'
import { findCopiedPictures } from './db/page-copies'
import { findArtistPageRow, findProfileRows, updateUser, writeArtistPage } from './db/users'
import { requireNotTaken } from './require-not-taken'
import { tellOfProfile } from './tell-of-profile'

/** What an artist may show in numbers, in the order in which it stands on the page. */
export const FIGURES = ['owners', 'stickers', 'followers', 'stars', 'since'] as const
export type Figure = (typeof FIGURES)[number]

export interface ArtistPage {
  bannerKey: string | null
  terms: string
  figures: Figure[]
  shareKey: string | null
  /** Set, and shown to others once somebody has looked at it. */
  waitingBanner: string | null
  waitingPortrait: string | null
}

const PLAIN: ArtistPage = {
  bannerKey: null,
  terms: '',
  figures: [],
  shareKey: null,
  waitingBanner: null,
  waitingPortrait: null,
}

/** How somebody's page looks and what it tells; as it is by itself until they change it. */
export async function findArtistPage(userId: string): Promise<ArtistPage> {
  const row = await findArtistPageRow(db, userId)
  return row ? { ...row, figures: FIGURES.filter((figure) => row.figures.includes(figure)) } : PLAIN
}

/** What waits to be looked at. */
export async function findWaiting(
  db: Db,
  userId: string,
): Promise<Pick<ArtistPage, 'waitingBanner' | 'waitingPortrait'>> {
  return (await findArtistPageRow(db, userId)) ?? PLAIN
}

/**
 * Keep a change of it, in the caller's transaction, who has seen to who may. Pages that show it are rendered anew.
 * @throws Refusal `account.taken_off`
 */
export async function keepArtistPage(tx: Tx, userId: string, change: Partial<ArtistPage>): Promise<void> {
  await requireNotTaken(tx, userId, change)
  await writeArtistPage(tx, userId, change)
  await purge(tx, [`artist:${userId}`])
}

/** Keep a picture for somebody's page that others see only once somebody has looked at it; null for none. Likewise. */
export async function keepWaiting(tx: Tx, userId: string, kind: PagePicture, key: string | null): Promise<void> {
  await requireNotTaken(tx, userId, kind === 'banner' ? { bannerKey: key } : { avatarKey: key })
  await writeArtistPage(tx, userId, kind === 'banner' ? { waitingBanner: key } : { waitingPortrait: key })
}

/** What waits is shown, in place of what was. Likewise. */
export async function showWaiting(tx: Tx, userId: string): Promise<void> {
  const { waitingBanner, waitingPortrait } = (await findArtistPageRow(tx, userId)) ?? PLAIN
  if (waitingPortrait) await updateUser(tx, userId, { avatarKey: waitingPortrait })
  await writeArtistPage(tx, userId, {
    ...(waitingBanner && { bannerKey: waitingBanner }),
    waitingBanner: null,
    waitingPortrait: null,
  })
  if (waitingPortrait) await tellOfProfile(tx, userId)
  else await purge(tx, [`artist:${userId}`])
}

/** As the banner, with the picture that stands for the artist everywhere. Likewise. */
export async function keepPortrait(tx: Tx, userId: string, avatarKey: string | null): Promise<void> {
  await requireNotTaken(tx, userId, { avatarKey })
  await updateUser(tx, userId, { avatarKey })
  await tellOfProfile(tx, userId)
}

/** In storage, the files of somebody's banner and portrait, and of those that a case still needs: for whoever takes them away. */
export async function findPagePictures(tx: Tx, userId: string): Promise<string[]> {
  const page = await findArtistPageRow(tx, userId)
  const portrait = (await findProfileRows(tx, [userId]))[0]?.avatarKey
  const copies = await findCopiedPictures(tx, userId)
  const keys = (of: (string | null | undefined)[]) => [...new Set(of.filter((key) => typeof key === 'string'))]
  return [
    ...keys([page?.bannerKey, page?.waitingBanner, ...copies.map(({ bannerKey }) => bannerKey)]).flatMap((key) =>
      pagePicturePaths('banner', key),
    ),
    ...keys([portrait, page?.waitingPortrait, ...copies.map(({ avatarKey }) => avatarKey)]).flatMap((key) =>
      pagePicturePaths('portrait', key),
    ),
  ].map(({ path }) => `media/${path}`)
}
