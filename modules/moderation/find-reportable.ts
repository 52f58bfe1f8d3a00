import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { noSuchPack } from './refusals'

/** A pack that can be reported: one that is in the shop, or that its artist stopped. Anybody may ask. */
export async function findReportable(packId: string): Promise<{ title: string }> {
  const { state, title } = await findPack(db, packId)
  if (state !== 'on_sale' && state !== 'stopped') throw noSuchPack()
  return { title }
}
