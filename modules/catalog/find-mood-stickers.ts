import { db } from '@/infra/db'
import { MOODS, type Mood } from './categories'
import { findStickersOf } from './db/versions'
import { listPacks } from './list-packs'

/** So many of the newest packs are looked through: a chip needs any sticker, not the best of all. */
const PACKS = 40

/** For each mood, the art key of a sticker on sale with its emoji, where there is one: what the mood's chip shows. */
export async function findMoodStickers(): Promise<Partial<Record<Mood['slug'], string>>> {
  const { rows } = await listPacks({ take: PACKS })
  const stickers = await findStickersOf(
    db,
    rows.map(({ id }) => id),
    MOODS.map(({ emoji }) => emoji),
  )
  return Object.fromEntries(
    MOODS.flatMap(({ slug, emoji }) => {
      const sticker = stickers.find((one) => one.emoji.includes(emoji))
      return sticker ? [[slug, sticker.artKey]] : []
    }),
  )
}
