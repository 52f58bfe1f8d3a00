import type { Db } from '@/infra/db'
import { findUseRows } from './db/versions'
import type { PackState } from './pack'

/** A sticker that was put on sale, and what became of its pack. */
export interface MasterUse {
  masterHash: string
  artKey: string
  /** Counted from 0. */
  position: number
  packId: string
  slug: string
  title: string
  state: PackState
  artistId: string
  onSaleAt: Date | null
}

/** Where these masters were put on sale: every pack that was ever approved, stopped and banned ones too. One line a pack and master. */
export async function findUses(db: Db, masterHashes: readonly string[]): Promise<MasterUse[]> {
  const seen = new Set<string>()
  return (await findUseRows(db, masterHashes)).flatMap(({ masterHash, artKey, position, version }) => {
    const { id: packId, slug, title, state, artistId, onSaleAt } = version.pack
    // Later versions of a pack repeat most of its stickers; the newest comes first.
    const key = `${packId} ${masterHash}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ masterHash, artKey, position, packId, slug, title, state: state as PackState, artistId, onSaleAt }]
  })
}
