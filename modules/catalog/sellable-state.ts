import type { Tx } from '@/infra/db'
import { holdStanding } from '@/modules/accounts/find-identity'
import { movePack, type PackState } from './pack'

/** Where a pack comes to stand: nothing of somebody who was banned or left comes on sale, whoever moves it. */
export async function sellableState(tx: Tx, artistId: string, to: PackState): Promise<PackState> {
  if (to !== 'on_sale' || (await holdStanding(tx, artistId)) === 'active') return to
  return movePack(to, 'stop')
}
