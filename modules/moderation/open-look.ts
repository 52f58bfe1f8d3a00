import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { log } from '@/infra/log'
import { storage } from '@/infra/storage'
import { copyPage } from '@/modules/accounts/copy-page'
import { findUses } from '@/modules/catalog/find-uses'
import { ImagingFailure } from '@/modules/imaging/imaging-pool'
import { type PagePicture, pagePicturePaths } from '@/modules/imaging/page-picture'
import { imagingPool } from '@/modules/imaging/process-pool'
import { findLike } from '@/modules/likeness/find-like'
import { dueAt } from './case'
import { findOpenOfPage, insertPackCase, noteLook } from './db/pack-cases'
import { findPictures } from './find-pictures'
import { requireSystem } from './require'

/** Pictures that are shown already can wait so many times the promise; what nobody sees yet has the promise itself. */
const SHOWN_PROMISES = 3

/**
 * A banner or a portrait was set: it lies at the desk to be looked at, with what a model and the comparison with stickers make of it. Set
 * again before anybody looked, it is the same case. Nothing follows from it by itself.
 */
export async function openLook(
  actor: Actor,
  { artistId }: { artistId: string },
  clock: Clock = systemClock,
): Promise<void> {
  requireSystem(actor)
  const now = clock.now()
  const { banner, portrait, waiting } = await findPictures(db, artistId)
  const pictures = [
    ['banner', banner],
    ['portrait', portrait],
  ] as const
  // Taken away again meanwhile.
  if (pictures.every(([, key]) => key === null)) return
  const promises = waiting ? 1 : SHOWN_PROMISES
  const caseId = await inTransaction(async (tx) => {
    const id = newId('case')
    const opened = { id, kind: 'look', artistId, title: '', openedAt: now }
    await insertPackCase(tx, { ...opened, dueAt: dueAt(now, env.REVIEW_PROMISE_HOURS * promises) })
    const caseId = (await findOpenOfPage(tx, artistId, 'look'))?.id ?? id
    await copyPage(tx, { userId: artistId, caseId, at: now })
    return caseId
  })
  const found = await Promise.all(pictures.map(([kind, key]) => examine(artistId, kind, key)))
  const nudity = Math.max(-1, ...found.map((one) => one.nudity ?? -1))
  const alike = [...new Set(found.flatMap((one) => one.alike))].slice(0, 5)
  await inTransaction((tx) => noteLook(tx, caseId, { nudity: nudity < 0 ? null : nudity, alike }))
}

const nothing: { nudity: number | undefined; alike: string[] } = { nudity: undefined, alike: [] }

/** What a picture may show, and the packs of others that have a sticker like it. One that cannot be taken apart is looked at without. */
async function examine(artistId: string, kind: PagePicture, key: string | null): Promise<typeof nothing> {
  const [widest] = key ? pagePicturePaths(kind, key) : []
  const file = widest && (await storage.get(`media/${widest.path}`))
  if (!file) return nothing
  try {
    const pool = imagingPool()
    const nudity = await pool.rateNudity(file)
    const near = await findLike(db, await pool.lookOf(file))
    const uses = await findUses(
      db,
      near.map(({ hash }) => hash),
    )
    return { nudity, alike: uses.filter((use) => use.artistId !== artistId).map(({ packId }) => packId) }
  } catch (error) {
    if (!(error instanceof ImagingFailure)) throw error
    log.warn({ key, problem: error.problem.code }, 'a picture of a page could not be examined')
    return nothing
  }
}
