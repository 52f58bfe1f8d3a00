import { newId } from '@/core/ids'
import { WHOLE } from '@/core/percent'
import type { Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { insertPack, replaceShares } from './db/packs'

/**
 * A pack that nobody sees yet: a draft, free, and wholly its artist's. It gets its address when it is first published;
 * until then its id stands for one. In the caller's transaction. Returns the id.
 */
export async function createPack(tx: Tx, { artistId, title }: { artistId: string; title: string }): Promise<string> {
  const id = newId('pack')
  await insertPack(tx, { id, artistId, slug: id, title, currency: env.SHOP_CURRENCY })
  const whole = { id: newId('share'), userId: artistId, position: 0, points: WHOLE, part: '' }
  await replaceShares(tx, id, [whole])
  return id
}
