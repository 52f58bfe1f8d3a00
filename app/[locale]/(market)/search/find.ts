import { listPacks } from '@/modules/catalog/list-packs'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { searchPacks } from '@/modules/search/search-packs'
import type { Asked } from './query'

interface Found {
  packs: readonly ShelfPack[]
  next: string | undefined
  /** Only a search knows how many; with `more`, that many and more. */
  count?: number
  more?: boolean
  corrected?: string | undefined
}

/** Something to look for is a search; nothing but a shelf named is that shelf from where its own page ended. */
export async function find({ q, category, tag, free, after }: Asked): Promise<Found> {
  if (q) return searchPacks({ text: q, category, ...(free && { price: 'free' }), after })
  const { rows: packs, next } = await listPacks({ category, tag, free: free || undefined, after })
  return { packs, next }
}
