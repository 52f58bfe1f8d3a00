import { db } from '@/infra/db'
import { CATEGORIES, type Category } from './categories'
import { countByCategory } from './db/shelves'

/** The shelves in their order, and how many packs stand on each. */
export async function listCategories(): Promise<{ slug: Category; packCount: number }[]> {
  const counts = new Map((await countByCategory(db)).map(({ category, _count }) => [category, _count]))
  return CATEGORIES.map((slug) => ({ slug, packCount: counts.get(slug) ?? 0 }))
}
